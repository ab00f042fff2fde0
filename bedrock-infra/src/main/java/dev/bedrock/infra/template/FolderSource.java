package dev.bedrock.infra.template;

import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.TreeFile;
import dev.bedrock.core.file.TreeVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The files of a folder of this machine. Folders whose names begin with a dot are passed over, such as those of git. */
final class FolderSource implements SourceTree {
    private final FileTree tree;

    FolderSource(FileTree tree) {
        this.tree = tree;
    }

    @Override
    public boolean isDirectory(String path) {
        return tree.isDirectory(path);
    }

    @Override
    public List<String> files(String directory, Consumer<String> skipped) {
        List<String> found = new ArrayList<>();
        tree.walk(directory, new TreeVisitor() {
            @Override
            public void visitFile(TreeFile file) {
                found.add(file.path());
            }

            @Override
            public boolean enterDirectory(String path) {
                return path.charAt(path.lastIndexOf('/') + 1) != '.';
            }
        });
        return found;
    }

    @Override
    public byte[] read(String path) {
        return tree.read(path);
    }
}
