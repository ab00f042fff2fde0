package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.lock.SourceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads {@code access.yaml}: a mapping from sources to the names of environment variables that hold their tokens. */
final class AccessFile {
    private static final String NAME = "access.yaml";
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private AccessFile() {}

    static boolean exists(FileTree tree, String directory) {
        return tree.isFile(path(directory));
    }

    /** The rules of a folder, none if it has no access file. No value is shown in a problem: it might be a token. */
    static List<AccessRule> read(FileTree tree, String directory, Consumer<Problem> problems) {
        try {
            if (!exists(tree, directory)) {
                return List.of();
            }
            String file = path(directory);
            Optional<Node> document = YamlReader.defaults().verbatimKeys().readFirst(file, tree.readString(file));
            return document.map(node -> rules(node, problems)).orElse(List.of());
        } catch (BedrockException e) {
            e.problems().forEach(problems);
            return List.of();
        }
    }

    static String path(String directory) {
        return directory.isEmpty() ? NAME : directory + "/" + NAME;
    }

    private static List<AccessRule> rules(Node node, Consumer<Problem> problems) {
        if (!(node instanceof MapNode map)) {
            problems.accept(InstallCode.ACCESS_INVALID
                    .error("the access file has to be a mapping", node.location())
                    .withHint("write 'https://host/path: NAME_OF_A_VARIABLE'"));
            return List.of();
        }
        List<AccessRule> rules = new ArrayList<>();
        for (MapNode.Entry entry : map.entries()) {
            if (entry.value() instanceof ScalarNode scalar
                    && VARIABLE.matcher(scalar.text()).matches()) {
                rules.add(new AccessRule(
                        SourceRequest.withoutUser(entry.key()),
                        scalar.text(),
                        entry.value().location()));
            } else {
                problems.accept(InstallCode.ACCESS_INVALID
                        .error(
                                "the value has to be the name of an environment variable",
                                entry.value().location())
                        .withHint("tokens themselves do not belong into files"));
            }
        }
        return rules;
    }
}
