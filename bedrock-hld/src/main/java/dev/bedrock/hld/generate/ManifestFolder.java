package dev.bedrock.hld.generate;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.TreeFile;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.SourceMethod;
import dev.bedrock.hld.composition.Sources;
import dev.bedrock.hld.problem.HldCode;
import java.util.Locale;
import java.util.function.Consumer;

/** The folder of a component that consists of files with manifests, or with templates of them. */
final class ManifestFolder {
    private ManifestFolder() {}

    /** The path of the folder, which is there. */
    static String of(GeneratorInput input) {
        Component component = input.component().component();
        String path = Sources.manifests(input.tree(), input.component());
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
        return path;
    }

    static boolean isManifest(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }

    static void reportIgnored(TreeFile file, Consumer<Problem> problems) {
        problems.accept(
                HldCode.FILE_IGNORED.note("not a YAML or JSON file, passed over", SourceLocation.of(file.path())));
    }
}
