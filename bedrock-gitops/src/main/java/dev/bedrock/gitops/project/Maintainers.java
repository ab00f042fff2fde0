package dev.bedrock.gitops.project;

import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlPath;
import dev.bedrock.core.document.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file that says who looks after what. */
final class Maintainers {
    static final String FILE = "maintainers.yaml";

    private static final YamlPath SERVICES = YamlPath.of("services");

    private final ProjectChange change;

    Maintainers(ProjectChange change) {
        this.change = change;
    }

    static String of(String path, Optional<Maintainer> maintainer) {
        Map<String, Object> entry = Map.of("maintainers", people(maintainer.orElse(new Maintainer("", ""))));
        return NewProject.writer().write(Map.of("services", Map.of(path, entry)));
    }

    private static List<Object> people(Maintainer maintainer) {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("email", maintainer.email());
        person.put("name", maintainer.name());
        return List.of(person);
    }

    /** Names the maintainer of a folder, unless it is named already. */
    void put(String folder, Maintainer maintainer) {
        if (change.text(FILE).isEmpty()) {
            change.write(FILE, of(ServicePaths.written(folder), Optional.of(maintainer)));
            return;
        }
        String key = key(folder).orElse(ServicePaths.written(folder));
        YamlPath place = SERVICES.key(key).key("maintainers");
        List<Object> wanted = people(maintainer);
        boolean same = services()
                .flatMap(services -> services.get(key))
                .filter(MapNode.class::isInstance)
                .flatMap(node -> ((MapNode) node).get("maintainers"))
                .filter(node -> wanted.equals(node.toData()))
                .isPresent();
        if (!same) {
            change.edit(FILE, editor -> editor.set(place, wanted));
        }
    }

    void remove(String folder) {
        key(folder).ifPresent(key -> change.edit(FILE, editor -> editor.remove(SERVICES.key(key))));
    }

    /** The key of a folder, however it is written. */
    private Optional<String> key(String folder) {
        return services().stream()
                .flatMap(services -> services.entries().stream())
                .map(MapNode.Entry::key)
                .filter(key -> ServicePaths.normalize(key).equals(folder))
                .findFirst();
    }

    private Optional<MapNode> services() {
        Optional<Node> document = YamlReader.defaults()
                .verbatimKeys()
                .readFirst(FILE, change.text(FILE).orElse(""));
        return document.filter(MapNode.class::isInstance)
                .flatMap(node -> ((MapNode) node).get("services"))
                .filter(MapNode.class::isInstance)
                .map(MapNode.class::cast);
    }
}
