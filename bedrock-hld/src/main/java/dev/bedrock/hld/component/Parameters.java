package dev.bedrock.hld.component;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The configuration that a component takes: {@code parameters}. Immutable.
 *
 * @param declared whether the component says which parameters it has
 * @param byName the parameters by their names, in the order of the file
 */
public record Parameters(boolean declared, Map<String, Parameter> byName) {
    private static final Parameters NONE = new Parameters(false, Map.of());

    /** Keeps a copy, in its order. */
    public Parameters {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** Nothing is declared, so everything is taken. */
    public static Parameters none() {
        return NONE;
    }

    /** The keys that lead to each value that is secret. */
    public List<List<String>> secrets() {
        List<List<String>> secrets = new ArrayList<>();
        collect(byName, List.of(), secrets);
        return secrets;
    }

    private static void collect(Map<String, Parameter> parameters, List<String> above, List<List<String>> secrets) {
        for (Parameter parameter : parameters.values()) {
            List<String> path = new ArrayList<>(above);
            path.add(parameter.name());
            if (parameter.secret()) {
                secrets.add(List.copyOf(path));
            }
            collect(parameter.properties(), path, secrets);
        }
    }
}
