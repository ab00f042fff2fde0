package dev.bedrock.hld.generate;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.TreeFile;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.manifest.ManifestObject;
import dev.bedrock.hld.manifest.ManifestParser;
import java.util.ArrayList;
import java.util.List;
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
        String path = ManifestFolder.of(input);
        ManifestParser parser = new ManifestParser(problems);
        List<ManifestObject> objects = new ArrayList<>();
        for (TreeFile file : tree.files(path)) {
            if (ManifestFolder.isManifest(file.path())) {
                objects.addAll(parse(parser, tree, file, problems));
            } else {
                ManifestFolder.reportIgnored(file, problems);
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
}
