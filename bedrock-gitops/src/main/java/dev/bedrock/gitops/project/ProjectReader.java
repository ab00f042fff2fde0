package dev.bedrock.gitops.project;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.Fields;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads {@code bedrock.yaml}. What does not fit becomes a problem, and reading goes on. */
final class ProjectReader {
    /** The name of the file. */
    static final String FILE = "bedrock.yaml";

    private final Consumer<Problem> problems;
    private final ServiceChecks checks;

    private ProjectReader(Consumer<Problem> problems) {
        this.problems = problems;
        this.checks = new ServiceChecks(problems);
    }

    static ProjectDefinition read(String text, Consumer<Problem> problems) {
        ProjectReader reader = new ProjectReader(problems);
        ProjectDefinition definition = reader.definition(document(text));
        new NameChecks(definition, problems).check();
        return definition;
    }

    /** The document; an empty file is an empty mapping. */
    static Node document(String text) {
        return YamlReader.defaults()
                .verbatimKeys()
                .readFirst(FILE, text)
                .orElseGet(() -> MapNode.of(SourceLocation.of(FILE, 1, 1), List.of()));
    }

    private ProjectDefinition definition(Node document) {
        Fields fields = Fields.of(document, problems);
        List<Ring> rings = new ArrayList<>();
        for (MapNode.Entry entry : fields.entries("rings")) {
            rings.add(ring(entry));
        }
        List<Service> services = new ArrayList<>();
        for (Node item : services(fields)) {
            services.add(service(item, Optional.empty()));
        }
        oldServices(fields).forEach(entry -> services.add(service(entry.value(), Optional.of(entry))));
        ProjectDefinition definition =
                new ProjectDefinition(rings, services, fields.texts("variableGroups"), fields.text("version"));
        fields.warnAboutOthers();
        return definition;
    }

    private Ring ring(MapNode.Entry entry) {
        Fields fields = Fields.of(entry.value(), problems);
        boolean isDefault = fields.bool("isDefault").orElse(false);
        fields.warnAboutOthers();
        return new Ring(entry.key(), isDefault, entry.keyLocation());
    }

    private static List<Node> services(Fields fields) {
        return fields.entry("services").map(MapNode.Entry::value).orElse(null) instanceof MapNode
                ? List.of()
                : fields.items("services");
    }

    /** The form before version 0.6: a mapping of paths. */
    private List<MapNode.Entry> oldServices(Fields fields) {
        if (!(fields.entry("services").map(MapNode.Entry::value).orElse(null) instanceof MapNode map)) {
            return List.of();
        }
        if (!map.entries().isEmpty()) {
            problems.accept(ProjectCode.OLD_SERVICES.warning(
                    "the services are a mapping, as before version 0.6; they are read as a list", map.location()));
        }
        return map.entries();
    }

    private Service service(Node node, Optional<MapNode.Entry> old) {
        Fields fields = Fields.of(node, problems);
        Optional<Node> path = fields.node("path");
        Optional<String> written = fields.text("path").or(() -> old.map(MapNode.Entry::key));
        SourceLocation pathLocation = path.map(Node::location)
                .or(() -> old.map(MapNode.Entry::keyLocation))
                .orElse(node.location());
        Service service = new Service(
                fields.text("displayName").filter(name -> !name.isEmpty()),
                checks.path(written, pathLocation),
                !fields.bool("disableRouteScaffold").orElse(false),
                chart(fields, node),
                checks.backend(fields),
                port(fields),
                checks.middlewares(fields),
                checks.prefix(fields, "pathPrefix"),
                checks.prefix(fields, "pathPrefixMajorVersion"),
                fields.texts("serviceBuildVg"),
                checks.variables(fields),
                node.location());
        fields.warnAboutOthers();
        return service;
    }

    private Optional<ServiceChart> chart(Fields service, Node node) {
        Optional<Node> helm = service.node("helm");
        Optional<Node> chart = helm.flatMap(value -> {
            Fields fields = Fields.of(value, problems);
            Optional<Node> found = fields.node("chart");
            fields.warnAboutOthers();
            return found;
        });
        if (chart.isEmpty()) {
            problems.accept(ProjectCode.CHART_MISSING
                    .error(
                            "the service has no helm.chart",
                            helm.map(Node::location).orElse(node.location()))
                    .withHint("give it git, path and branch, or repository and chart"));
            return Optional.empty();
        }
        return new ChartReader(chart.get(), problems).read();
    }

    private Optional<Port> port(Fields fields) {
        Optional<Node> node = fields.node("k8sBackendPort");
        Optional<Port> port = node.filter(ScalarNode.class::isInstance)
                .map(ScalarNode.class::cast)
                .map(scalar -> new Port(scalar.text(), !scalar.isString()));
        node.filter(value -> port.flatMap(ServiceChecks::objection).isPresent()
                        || value instanceof ListNode
                        || value instanceof MapNode)
                .ifPresent(value -> problems.accept(ProjectCode.PORT_INVALID.error(
                        "k8sBackendPort must be a number from 1 to 65535 or the name of a port", value.location())));
        return port;
    }
}
