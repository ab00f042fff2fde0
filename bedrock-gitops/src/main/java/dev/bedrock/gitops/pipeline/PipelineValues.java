package dev.bedrock.gitops.pipeline;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.project.ProjectDefinition;
import dev.bedrock.gitops.project.Ring;
import dev.bedrock.gitops.project.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What of a project goes into its pipelines, checked: nothing in it means anything to a CI system or a shell. */
final class PipelineValues {
    private static final Pattern SAFE = Pattern.compile("[\\p{L}\\p{N} ._/+@#=-]*");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private PipelineValues() {}

    /** The branches that are rings, in the order of the file. */
    static List<String> rings(ProjectDefinition definition) {
        return definition.rings().stream()
                .map(Ring::name)
                .distinct()
                .map(name -> safe("ring", name))
                .toList();
    }

    /** The branch whose {@code bedrock.yaml} counts: the default ring, else the first one. */
    static String mainBranch(ProjectDefinition definition) {
        return definition
                .defaultRing()
                .or(() -> definition.rings().stream().findFirst())
                .map(ring -> safe("ring", ring.name()))
                .orElse("master");
    }

    /** The folder of a service; empty for the root. */
    static String folder(Service service) {
        return safe("service path", service.folder());
    }

    static String name(Service service) {
        return safe("service", service.name());
    }

    static List<String> buildVariables(Service service) {
        service.buildVariables().stream()
                .filter(name -> !VARIABLE.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw unsafe("build variable", name, "use letters, digits and _");
                });
        return service.buildVariables();
    }

    /** The variable groups of a project, and those of a service. */
    static List<String> groups(ProjectDefinition definition, List<String> more) {
        List<String> groups = new ArrayList<>(definition.variableGroups());
        groups.addAll(more);
        return groups.stream()
                .distinct()
                .map(name -> safe("variable group", name))
                .toList();
    }

    /** @throws InvalidInputException if there are other characters in it than those of names and paths */
    static String safe(String what, String value) {
        if (!SAFE.matcher(value).matches()) {
            throw unsafe(what, value, "use letters, digits, spaces and . _ / + @ # = -");
        }
        return value;
    }

    private static InvalidInputException unsafe(String what, String value, String hint) {
        return new InvalidInputException(PipelineCode.VALUE_UNSAFE
                .error("the " + what + " '" + value + "' cannot go into a pipeline")
                .withHint(hint));
    }
}
