package dev.bedrock.infra.definition;

import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.infra.configuration.ConfigurationMapping;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one {@code definition.yaml} says, or several of them merged. Each value is a node of the file that it stands in, so
 * its {@link Node#location()} tells the layer, the line and the column that it came from.
 *
 * @param settings {@code name}, {@code source}, {@code template} and {@code version} as far as they are given and not empty
 * @param backend the settings of the backend that keeps Terraform's state
 * @param variables the variables of the template
 * @param configuration what goes from and to the configuration of manifests
 */
record Definition(
        Map<String, ScalarNode> settings,
        Map<String, Node> backend,
        Map<String, Node> variables,
        ConfigurationMapping configuration) {
    static final Definition EMPTY = new Definition(Map.of(), Map.of(), Map.of(), ConfigurationMapping.none());

    Definition {
        settings = Collections.unmodifiableMap(settings);
        backend = Collections.unmodifiableMap(backend);
        variables = Collections.unmodifiableMap(variables);
    }

    /**
     * This definition with that of a folder below on top of it. Keys are in the order of the upper file, then those that the
     * lower one adds. A value of the lower one counts as a whole, whatever it is.
     */
    Definition under(Definition lower) {
        return new Definition(
                merge(settings, lower.settings),
                merge(backend, lower.backend),
                merge(variables, lower.variables),
                configuration.under(lower.configuration));
    }

    private static <T> Map<String, T> merge(Map<String, T> upper, Map<String, T> lower) {
        if (lower.isEmpty()) {
            return upper;
        }
        Map<String, T> merged = new LinkedHashMap<>(upper);
        merged.putAll(lower);
        return merged;
    }
}
