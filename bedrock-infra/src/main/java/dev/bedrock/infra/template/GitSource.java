package dev.bedrock.infra.template;

import dev.bedrock.core.git.GitFile;
import dev.bedrock.core.git.GitTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The files of a commit. They are listed once. */
final class GitSource implements SourceTree {
    private final GitTree tree;
    private final List<GitFile> files;
    private final Set<String> directories = new HashSet<>();

    GitSource(GitTree tree) {
        this.tree = tree;
        this.files = tree.files();
        directories.add("");
        for (GitFile file : files) {
            for (int slash = file.path().lastIndexOf('/'); slash > 0; ) {
                if (!directories.add(file.path().substring(0, slash))) {
                    break;
                }
                slash = file.path().lastIndexOf('/', slash - 1);
            }
        }
    }

    @Override
    public boolean isDirectory(String path) {
        return directories.contains(path);
    }

    @Override
    public List<String> files(String directory, Consumer<String> skipped) {
        String prefix = directory.isEmpty() ? "" : directory + "/";
        List<String> found = new ArrayList<>();
        for (GitFile file : files) {
            if (file.path().startsWith(prefix)) {
                switch (file.kind()) {
                    case FILE, EXECUTABLE -> found.add(file.path());
                    case LINK, SUBMODULE -> skipped.accept(file.path());
                }
            }
        }
        return found;
    }

    @Override
    public byte[] read(String path) {
        return tree.read(path);
    }
}
