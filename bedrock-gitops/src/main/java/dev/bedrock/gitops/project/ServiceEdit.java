package dev.bedrock.gitops.project;

import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds, changes and removes services. */
final class ServiceEdit {
    private static final YamlPath SERVICES = YamlPath.of("services");
    private static final String DOCKERFILE = "FROM alpine\nRUN echo 'hello world'\n";

    private final ProjectChange change;

    ServiceEdit(ProjectChange change) {
        this.change = change;
    }

    void create(ServiceRequest request) {
        listServices();
        int position = position(request.name());
        if (position < 0) {
            change.edit(editor -> editor.append(SERVICES, stanza(request)));
        } else {
            change(position, request);
        }
        ProjectDefinition definition = change.definition();
        Service service = definition.service(request.name()).orElseThrow();
        String folder = service.folder();
        definition.services().stream()
                .filter(other -> other.folder().equals(folder) && !other.name().equals(service.name()))
                .findFirst()
                .ifPresent(other -> {
                    throw new InvalidInputException(ProjectCode.NAMES_COLLIDE.error(
                            "the path '" + request.path() + "' is that of the service '" + other.name() + "'"));
                });
        for (ProjectPipelines system : change.pipelinesInUse()) {
            system.ofService(definition, service).forEach(file -> change.writeIfMissing(file.path(), file.text()));
        }
        change.writeIfMissing(folder.isEmpty() ? "Dockerfile" : folder + "/Dockerfile", DOCKERFILE);
        request.maintainer().ifPresent(maintainer -> new Maintainers(change).put(folder, maintainer));
    }

    /** All fields that bedrock-cli writes, in its order. */
    private static Map<String, Object> stanza(ServiceRequest request) {
        Map<String, Object> stanza = new LinkedHashMap<>();
        stanza.put("displayName", request.name());
        stanza.put("path", ServicePaths.written(request.path()));
        stanza.put("helm", Map.of());
        stanza.put("k8sBackend", "");
        stanza.put("k8sBackendPort", 80L);
        stanza.put("middlewares", List.of());
        stanza.put("pathPrefix", "");
        stanza.put("pathPrefixMajorVersion", "");
        stanza.put("serviceBuildVg", List.of());
        stanza.put("serviceBuildVariables", List.of());
        stanza.putAll(request.fields());
        return stanza;
    }

    private void change(int position, ServiceRequest request) {
        MapNode stanza = (MapNode) items().get(position);
        Map<String, Object> wanted = new LinkedHashMap<>(request.fields());
        String path =
                stanza.get("path").map(node -> String.valueOf(node.toData())).orElse("");
        if (!ServicePaths.normalize(path).equals(ServicePaths.normalize(request.path()))) {
            wanted.put("path", ServicePaths.written(request.path()));
        }
        wanted.forEach((field, value) -> {
            @Nullable Object present = stanza.get(field).map(Node::toData).orElse(null);
            if (!Objects.equals(present, value)) {
                change.edit(editor -> editor.set(SERVICES.index(position).key(field), value));
            }
        });
    }

    void delete(String name) {
        ProjectDefinition before = change.definition();
        Service service = before.service(name)
                .orElseThrow(() -> new InvalidInputException(ProjectCode.SERVICE_UNKNOWN
                        .error("there is no service '" + name + "'", SourceLocation.of(ProjectReader.FILE))
                        .withHint(DidYouMean.hint(
                                name,
                                before.services().stream().map(Service::name).toList()))));
        listServices();
        int position = before.services().indexOf(service);
        change.edit(editor -> editor.remove(SERVICES.index(position)));
        new Maintainers(change).remove(service.folder());
        for (ProjectPipelines system : change.pipelines()) {
            system.ofService(before, service).forEach(this::deleteIfOurs);
        }
    }

    private void deleteIfOurs(PipelineFile file) {
        Optional<String> text = change.text(file.path());
        if (text.equals(Optional.of(file.text()))) {
            change.delete(file.path());
        } else if (text.isPresent()) {
            change.say(ProjectCode.FILE_KEPT.warning(
                    "the pipeline was changed by hand and is kept", SourceLocation.of(file.path())));
        }
    }

    /** Turns the form before version 0.6, a mapping of paths, into a list. */
    private void listServices() {
        if (change.document() instanceof MapNode document
                && document.get("services").orElse(null) instanceof MapNode old
                && !old.entries().isEmpty()) {
            List<Object> list = new ArrayList<>();
            for (MapNode.Entry entry : old.entries()) {
                Map<String, @Nullable Object> item = new LinkedHashMap<>();
                if (entry.value() instanceof MapNode fields) {
                    item.putAll(fields.toData());
                }
                item.put("path", entry.key());
                list.add(item);
            }
            change.edit(editor -> editor.set(SERVICES, list));
        }
    }

    private int position(String name) {
        List<Service> services = change.definition().services();
        for (int i = 0; i < services.size(); i++) {
            if (services.get(i).displayName().equals(Optional.of(name))) {
                return i;
            }
        }
        return -1;
    }

    private List<Node> items() {
        return change.document() instanceof MapNode document
                        && document.get("services").orElse(null) instanceof ListNode list
                ? list.items()
                : List.of();
    }
}
