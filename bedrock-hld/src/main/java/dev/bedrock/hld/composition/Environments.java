package dev.bedrock.hld.composition;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.PathSegments;
import dev.bedrock.hld.problem.HldCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The environments to compose for, the most important first. {@code common} always applies, once and last, whether or not
 * it is named.
 *
 * <pre>{@code
 * Environments east = Environments.of("prod-east", "prod");
 * }</pre>
 *
 * @param names the names as given
 */
public record Environments(List<String> names) {
    /** The environment that always applies. */
    public static final String COMMON = "common";

    /** Checks the names. */
    public Environments {
        names = List.copyOf(names);
        List<Problem> problems = new ArrayList<>();
        for (String name : names) {
            PathSegments.nameObjection(name)
                    .ifPresent(objection -> problems.add(
                            HldCode.INVALID_ENVIRONMENT.error("the environment name '" + name + "' " + objection)));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    /**
     * These environments, the first with the highest precedence.
     *
     * @throws InvalidInputException if a name cannot be the name of a file
     */
    public static Environments of(String... names) {
        return new Environments(List.of(names));
    }

    /** The layers in order of precedence: each name once, {@code common} last. */
    public List<String> layers() {
        Set<String> layers = new LinkedHashSet<>(names);
        layers.remove(COMMON);
        layers.add(COMMON);
        return List.copyOf(layers);
    }

    /** The name of the folder for their manifests: the names joined by dashes, {@code common} if there are none. */
    public String directoryName() {
        return names.isEmpty() ? COMMON : String.join("-", names);
    }

    @Override
    public String toString() {
        return names.isEmpty() ? COMMON : String.join(" ", names);
    }
}
