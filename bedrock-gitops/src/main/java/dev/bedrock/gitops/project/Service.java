package dev.bedrock.gitops.project;

import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.List;
import java.util.Optional;

/**
 * A service of a project.
 *
 * @param displayName its name
 * @param path its folder, as it is written
 * @param routed whether the rings of the service get an ingress route
 * @param chart its chart; empty if it has none that could be used
 * @param k8sBackend the name of the Kubernetes service without the ring; empty for the name of the service
 * @param port the port of the Kubernetes service
 * @param middlewares names of middlewares for its routes
 * @param pathPrefix the path of its routes; empty for the name of the service
 * @param pathPrefixMajorVersion what comes before that path
 * @param buildVariableGroups variable groups for its build pipeline
 * @param buildVariables variables that are arguments of its image build
 * @param location where it stands
 */
public record Service(
        Optional<String> displayName,
        String path,
        boolean routed,
        Optional<ServiceChart> chart,
        Optional<String> k8sBackend,
        Optional<Port> port,
        List<String> middlewares,
        Optional<String> pathPrefix,
        Optional<String> pathPrefixMajorVersion,
        List<String> buildVariableGroups,
        List<String> buildVariables,
        SourceLocation location) {
    /** Copies the lists. */
    public Service {
        middlewares = List.copyOf(middlewares);
        buildVariableGroups = List.copyOf(buildVariableGroups);
        buildVariables = List.copyOf(buildVariables);
    }

    /** What it is called: the display name, or the last segment of the path; empty for a root folder without a name. */
    public String name() {
        if (displayName.isPresent()) {
            return displayName.get();
        }
        String folder = folder();
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    /** The name as a folder and in names of Kubernetes objects; empty if there is no name. */
    public String hldName() {
        return HldNames.of(name());
    }

    /** The path without {@code ./} and doubled or trailing slashes; empty for the root. */
    public String folder() {
        return ServicePaths.normalize(path);
    }
}
