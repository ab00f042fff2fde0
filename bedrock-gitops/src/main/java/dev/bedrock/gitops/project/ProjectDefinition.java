package dev.bedrock.gitops.project;

import java.util.List;
import java.util.Optional;

/**
 * What {@code bedrock.yaml} says.
 *
 * @param rings the rings, in the order of the file
 * @param services the services, in the order of the file
 * @param variableGroups groups of pipeline variables
 * @param version the version of the tool that made the file
 */
public record ProjectDefinition(
        List<Ring> rings, List<Service> services, List<String> variableGroups, Optional<String> version) {
    /** Copies the lists. */
    public ProjectDefinition {
        rings = List.copyOf(rings);
        services = List.copyOf(services);
        variableGroups = List.copyOf(variableGroups);
    }

    /** The ring of a branch. */
    public Optional<Ring> ring(String name) {
        return rings.stream().filter(ring -> ring.name().equals(name)).findFirst();
    }

    /** The default ring. */
    public Optional<Ring> defaultRing() {
        return rings.stream().filter(Ring::isDefault).findFirst();
    }

    /** The service of a name. */
    public Optional<Service> service(String name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst();
    }

    /** The service in a folder, however that is written: {@code services/web}, {@code ./services/web/}. */
    public Optional<Service> serviceAt(String path) {
        String folder = ServicePaths.normalize(path);
        return services.stream()
                .filter(service -> service.folder().equals(folder))
                .findFirst();
    }
}
