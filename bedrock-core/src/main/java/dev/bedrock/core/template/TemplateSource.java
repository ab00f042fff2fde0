package dev.bedrock.core.template;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.TreeFile;
import java.util.List;

/** The folder that templates are read from; nothing outside of it can be reached, not even through links. */
final class TemplateSource {
    private static final int LARGEST = 1_000_000;

    private final FileTree files;
    private final String directory;

    /**
     * A folder.
     *
     * @param tree the files that it is part of
     * @param directory the folder, relative to the root of the tree
     */
    TemplateSource(FileTree tree, String directory) {
        this.files = FileTree.open(tree.locate(directory));
        this.directory = directory;
    }

    /** How a template is named in problems: relative to the tree that the folder is part of. */
    String shown(String path) {
        return directory.isEmpty() || directory.equals(".") ? path : directory + "/" + path;
    }

    SourceLocation place(String path, int line) {
        return SourceLocation.of(shown(path), line, 0);
    }

    String normalized(String path) {
        return files.resolve("", path);
    }

    /** The path of a template that another one names. */
    String checked(String path, BoundedInterpreter at) {
        try {
            return normalized(path);
        } catch (BedrockException e) {
            throw new TemplateFailure(e.withProblems(problem -> problem.at(at.place())));
        }
    }

    /** The text of the template to render. */
    String readMain(String path) {
        try {
            return text(path);
        } catch (BedrockException e) {
            throw new TemplateFailure(e.withProblems(problem -> problem.at(SourceLocation.of(shown(path)))));
        }
    }

    /** The text of a template that another one leads to. */
    String read(String path, BoundedInterpreter at) {
        try {
            if (files.isFile(path)) {
                return text(path);
            }
        } catch (BedrockException e) {
            throw new TemplateFailure(e.withProblems(problem -> problem.at(at.place())));
        }
        throw at.failure(
                TemplateCode.MISSING,
                "there is no template '" + path + "' in " + (directory.isEmpty() ? "." : directory),
                DidYouMean.hint(path, names()));
    }

    private String text(String path) {
        String text = files.readString(path);
        if (text.length() > LARGEST) {
            throw new LimitExceededException(TemplateCode.LIMIT.error(
                    "the template has more than " + LARGEST + " characters", SourceLocation.of(path)));
        }
        return text;
    }

    private List<String> names() {
        return files.files("").stream().map(TreeFile::path).toList();
    }
}
