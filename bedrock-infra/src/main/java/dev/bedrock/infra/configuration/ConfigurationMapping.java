package dev.bedrock.infra.configuration;

import dev.bedrock.core.document.ScalarNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a deployment takes from the configuration of manifests, and what it gives to it. Only what is named here goes from one
 * to the other. Immutable.
 *
 * @param environments the environments of the configuration, the most important first
 * @param variables for variables of the template the keys of the configuration that they get their values from
 * @param outputs for keys of the configuration the outputs of Terraform that they get their values from, with dots for what
 *     is in an output
 */
public record ConfigurationMapping(
        List<String> environments, Map<String, ScalarNode> variables, Map<String, ScalarNode> outputs) {
    private static final ConfigurationMapping NONE = new ConfigurationMapping(List.of(), Map.of(), Map.of());

    /** Keeps copies. */
    public ConfigurationMapping {
        environments = List.copyOf(environments);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /** Maps nothing. */
    public static ConfigurationMapping none() {
        return NONE;
    }

    /** Whether nothing is mapped. */
    public boolean isEmpty() {
        return variables.isEmpty() && outputs.isEmpty();
    }

    /** This mapping with that of a folder below on top of it. */
    public ConfigurationMapping under(ConfigurationMapping lower) {
        return new ConfigurationMapping(
                lower.environments.isEmpty() ? environments : lower.environments,
                merged(variables, lower.variables),
                merged(outputs, lower.outputs));
    }

    private static Map<String, ScalarNode> merged(Map<String, ScalarNode> upper, Map<String, ScalarNode> lower) {
        Map<String, ScalarNode> merged = new LinkedHashMap<>(upper);
        merged.putAll(lower);
        return merged;
    }
}
