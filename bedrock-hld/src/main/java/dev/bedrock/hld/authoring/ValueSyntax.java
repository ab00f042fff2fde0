package dev.bedrock.hld.authoring;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.document.yaml.YamlSyntaxException;
import java.util.Optional;
import java.util.Set;

/** What the text behind {@code =} means. */
final class ValueSyntax {
    private static final Set<String> NULLS = Set.of("~", "null", "Null", "NULL");
    private static final YamlReader YAML = YamlReader.defaults().verbatimKeys();

    private ValueSyntax() {}

    static Node string(String argument, int start) {
        String text = argument.substring(start);
        return ScalarNode.of(SourceLocation.unknown(), text, text);
    }

    /** In quotes or brackets it is YAML; else a null, boolean or number if YAML takes all of it for one, or a string. */
    static Node yaml(String argument, int start) {
        String text = argument.substring(start);
        if (!text.isEmpty() && "[{\"'".indexOf(text.charAt(0)) >= 0) {
            return structured(argument, start);
        }
        if (NULLS.contains(text)) {
            return ScalarNode.of(SourceLocation.unknown(), null, text);
        }
        return scalar(text).orElseGet(() -> string(argument, start));
    }

    private static Optional<Node> scalar(String text) {
        try {
            return YAML.readFirst("", text)
                    .filter(node -> node instanceof ScalarNode scalar
                            && !scalar.isString()
                            && scalar.text().equals(text));
        } catch (YamlSyntaxException e) {
            return Optional.empty();
        }
    }

    private static Node structured(String argument, int start) {
        try {
            return YAML.readFirst("", argument.substring(start)).orElseThrow();
        } catch (YamlSyntaxException e) {
            Problem problem = e.problems().get(0);
            int column = Math.max(1, problem.location().column());
            int offset = Math.min(argument.length(), start + column - 1);
            throw AssignmentParser.error(argument, "the value is not YAML: " + problem.message(), offset);
        }
    }
}
