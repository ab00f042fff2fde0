package dev.bedrock.infra.generate;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.secret.SecretReferences;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of a definition with those of environment variables in the place of references. */
final class Values {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:([^}]*)}");

    private final InfraOptions options;
    private final Consumer<Problem> problems;

    Values(InfraOptions options, Consumer<Problem> problems) {
        this.options = options;
        this.problems = problems;
    }

    /** A scalar without references; empty, and problems, if an environment variable is not set. */
    ScalarNode resolve(ScalarNode scalar) {
        if (!(scalar.value() instanceof String text) || !SecretReferences.isPresent(text)) {
            return scalar;
        }
        try {
            String resolved = SecretReferences.resolve(text, options.environment(), scalar.location())
                    .reveal();
            return ScalarNode.of(scalar.location(), resolved, resolved);
        } catch (BedrockException unset) {
            unset.problems().forEach(problems);
            return ScalarNode.of(scalar.location(), "", "");
        }
    }

    /** Whether there is a reference to an environment variable in a value that may hold a secret. */
    boolean hasSecret(Node node) {
        if (node instanceof MapNode map) {
            return map.entries().stream().anyMatch(entry -> hasSecret(entry.value()));
        }
        if (node instanceof ListNode list) {
            return list.items().stream().anyMatch(this::hasSecret);
        }
        return !options.publicVariables().containsAll(references(((ScalarNode) node).text()));
    }

    private static Set<String> references(String text) {
        Set<String> names = new HashSet<>();
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            names.add(reference.group(1));
        }
        return names;
    }
}
