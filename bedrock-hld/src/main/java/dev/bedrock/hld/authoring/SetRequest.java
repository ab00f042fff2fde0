package dev.bedrock.hld.authoring;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlPath;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.hld.composition.Environments;
import java.util.ArrayList;
import java.util.List;

/**
 * Configuration to set. Immutable.
 *
 * <pre>{@code
 * SetRequest request = SetRequest.of("prod").withSubcomponent("apps.web").with(Assignment.parse("replicas=4"));
 * }</pre>
 *
 * @param environment the environment to set it for
 * @param subcomponent the names that lead from the top to the component; none for the component itself
 * @param assignments what to set, in this order
 * @param newKeys whether places that are not there may be added
 */
public record SetRequest(String environment, List<String> subcomponent, List<Assignment> assignments, boolean newKeys) {
    /**
     * Checks the environment.
     *
     * @throws InvalidInputException if it cannot be the name of a file
     */
    public SetRequest {
        environment = Environments.of(environment).names().get(0);
        subcomponent = List.copyOf(subcomponent);
        assignments = List.copyOf(assignments);
    }

    /** Nothing yet, for an environment. */
    public static SetRequest of(String environment) {
        return new SetRequest(environment, List.of(), List.of(), true);
    }

    /**
     * For a subcomponent instead of the component itself.
     *
     * @param path names with dots between them; a name that has a dot is put in double quotes
     * @throws InvalidInputException if it cannot be read
     */
    public SetRequest withSubcomponent(String path) {
        return new SetRequest(environment, new AssignmentParser(path).names(), assignments, newKeys);
    }

    /** With one more assignment. */
    public SetRequest with(Assignment assignment) {
        List<Assignment> more = new ArrayList<>(assignments);
        more.add(assignment);
        return new SetRequest(environment, subcomponent, more, newKeys);
    }

    /**
     * With all values of a YAML text: its mappings are merged into what is there, everything else is set.
     *
     * @param file its name in error messages
     * @throws InvalidInputException if it is not a mapping
     */
    public SetRequest withValues(String file, String text) {
        Node values = YamlReader.defaults()
                .verbatimKeys()
                .readFirst(file, text)
                .orElseGet(() -> MapNode.of(SourceLocation.of(file), List.of()));
        if (!(values instanceof MapNode)) {
            throw new InvalidInputException(
                    CoreCode.DOCUMENT_SHAPE.error("a file of values must be a mapping", values.location()));
        }
        return with(new Assignment(YamlPath.of(), values));
    }

    /** Only for places that are there already. */
    public SetRequest withoutNewKeys() {
        return new SetRequest(environment, subcomponent, assignments, false);
    }
}
