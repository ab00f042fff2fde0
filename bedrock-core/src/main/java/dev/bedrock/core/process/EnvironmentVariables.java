package dev.bedrock.core.process;

import java.util.Map;
import java.util.Optional;

/** The environment variables that Bedrock may see. */
@FunctionalInterface
public interface EnvironmentVariables {
    /** The value of a variable, empty when it is not set. */
    Optional<String> get(String name);

    /** These, and for those that are not set here those of another. */
    default EnvironmentVariables orElse(EnvironmentVariables other) {
        return name -> get(name).or(() -> other.get(name));
    }

    /** Those of this process. */
    static EnvironmentVariables system() {
        return name -> Optional.ofNullable(System.getenv(name));
    }

    /** The given ones and no others. */
    static EnvironmentVariables of(Map<String, String> variables) {
        Map<String, String> copy = Map.copyOf(variables);
        return name -> Optional.ofNullable(copy.get(name));
    }
}
