package dev.bedrock.gitops.azuredevops;

import dev.bedrock.core.diagnostic.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A group of variables that pipelines share. Immutable.
 *
 * @param name its name
 * @param description what it is for
 * @param variables its variables by name
 */
public record VariableGroup(String name, String description, Map<String, PipelineVariable> variables) {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    /**
     * Keeps a copy.
     *
     * @throws InvalidInputException when Azure DevOps does not take a name
     */
    public VariableGroup {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        AzureNames.require("variable group", name);
        // It would be a search for several groups.
        if (name.contains("*")) {
            throw AzureNames.invalid("variable group", name);
        }
        for (String variable : variables.keySet()) {
            if (!VARIABLE.matcher(variable).matches()) {
                throw AzureNames.invalid("variable", variable);
            }
        }
    }

    /** A group without variables. */
    public static VariableGroup of(String name) {
        return new VariableGroup(name, "Created by Bedrock", Map.of());
    }

    /** With one more variable. */
    public VariableGroup with(String variable, PipelineVariable value) {
        Map<String, PipelineVariable> changed = new LinkedHashMap<>(variables);
        changed.put(variable, value);
        return new VariableGroup(name, description, changed);
    }
}
