package dev.bedrock.hld.generate;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.TreeFile;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.SourceMethod;
import dev.bedrock.hld.composition.Sources;
import dev.bedrock.hld.manifest.ManifestObject;
import dev.bedrock.hld.manifest.ManifestParser;
import dev.bedrock.hld.problem.HldCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Takes manifests as they are: the {@code .yaml}, {@code .yml} and {@code .json} files of a folder and all folders in it,
 * in the order of their names. Comments stay.
 */
public final class StaticGenerator implements Generator {
    @Override
    public String type() {
        return Component.STATIC;
    }

    @Override
    public List<ManifestObject> generate(GeneratorInput input, Consumer<Problem> problems) {
        FileTree tree = input.tree();
        String path = Sources.manifests(tree, input.component());
        ManifestParser parser = new ManifestParser(problems);
        List<ManifestObject> objects = new ArrayList<>();
        for (TreeFile file : files(input, path)) {
            if (isManifest(file.path())) {
                objects.addAll(parse(parser, tree, file, problems));
            } else {
                problems.accept(HldCode.FILE_IGNORED.note(
                        "not a YAML or JSON file, passed over", SourceLocation.of(file.path())));
            }
        }
        return objects;
    }

    /** A file that cannot be read leaves the others alone. */
    private static List<ManifestObject> parse(
            ManifestParser parser, FileTree tree, TreeFile file, Consumer<Problem> problems) {
        try {
            return parser.parse(file.path(), tree.readString(file));
        } catch (InvalidInputException e) {
            e.problems().forEach(problems);
            return List.of();
        }
    }

    private static List<TreeFile> files(GeneratorInput input, String path) {
        Component component = input.component().component();
        if (!input.tree().isDirectory(path)) {
            boolean remote = component.method() == SourceMethod.HTTP || component.method() == SourceMethod.GIT;
            HldCode code = remote ? HldCode.NOT_INSTALLED : HldCode.STATIC_MISSING;
            throw new InvalidInputException(code.error(
                            "the manifests of '" + component.name() + "' are not there: " + path + " is no folder",
                            component.location())
                    .withHint(remote ? "run 'bedrock hld install'" : "'path' is relative to the component file"));
        }
        if (path.equals(input.component().directory())) {
            throw new InvalidInputException(HldCode.STATIC_MISSING
                    .error(
                            "the manifests of '" + component.name()
                                    + "' would be the folder of the component file itself",
                            component.location())
                    .withHint("put them into a folder of their own and name it in 'path'"));
        }
        return input.tree().files(path);
    }

    private static boolean isManifest(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }
}
