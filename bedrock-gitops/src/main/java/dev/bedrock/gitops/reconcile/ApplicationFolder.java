package dev.bedrock.gitops.reconcile;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlEditor;
import dev.bedrock.core.document.yaml.YamlPath;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.gitops.project.GitChart;
import dev.bedrock.gitops.project.RepositoryChart;
import dev.bedrock.gitops.project.ServiceChart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The folder of an application in a definition, as it is and as it is to be. Used once. */
final class ApplicationFolder {
    private static final YamlPath SERVICE_NAME = YamlPath.of("subcomponents", "chart", "config", "serviceName");

    private final FileTree tree;
    private final String folder;
    private final ReconcileRequest request;
    private final Consumer<Problem> problems;
    private final OwnedFiles owned;
    private final FolderSteps steps;

    ApplicationFolder(FileTree tree, String folder, ReconcileRequest request, Consumer<Problem> problems) {
        this.tree = tree;
        this.folder = folder;
        this.request = request;
        this.problems = problems;
        this.owned = OwnedFiles.of(tree, folder, request.repository(), problems);
        this.steps = new FolderSteps(tree, folder, owned, problems);
    }

    List<ReconcileStep> steps(List<ServicePlan> services) {
        collect(() -> root());
        collect(() -> access(services));
        List<Map<String, String>> stanzas = services.stream()
                .map(service -> ComponentText.local(service.folder(), "component"))
                .toList();
        collect(() -> component("", folder, stanzas, "the application '" + request.repository() + "'"));
        if (!services.isEmpty()) {
            steps.touch("config/common.yaml", "configuration of the application");
        }
        services.forEach(this::service);
        return steps.finish();
    }

    /** Something wrong at one place does not keep the others from being looked at. */
    private void collect(Runnable work) {
        try {
            work.run();
        } catch (BedrockException e) {
            e.problems().forEach(problems);
        }
    }

    private void root() {
        String path = file("", "component");
        ComponentText component = new ComponentText(path, text(path));
        Map<String, String> wanted = ComponentText.local(folder, "component");
        Optional<MapNode> present = component.stanza(folder);
        boolean taken = present.filter(stanza -> !isOurs(stanza)).isPresent();
        if (taken) {
            problems.accept(ReconcileCode.PLACE_TAKEN.error(
                    "the definition has another subcomponent '" + folder + "'",
                    present.get().location()));
            return;
        }
        String name = String.valueOf(tree.root().getFileName());
        steps.change(
                path, component.with(name, wanted), "the application '" + request.repository() + "' belongs to it");
    }

    private boolean isOurs(MapNode stanza) {
        String path = ComponentText.field(stanza, "path");
        String source = ComponentText.field(stanza, "source");
        String method = ComponentText.field(stanza, "method");
        String place = source.isEmpty() ? path : source;
        return (method.isEmpty() || method.equals("local"))
                && (place.equals("./" + folder) || place.equals(folder))
                && (source.isEmpty() || path.isEmpty());
    }

    private void access(List<ServicePlan> services) {
        String path = folder + "/access.yaml";
        AccessText access = new AccessText(path, text(path).orElse(""), problems);
        request.url().ifPresent(url -> access.add(AccessText.withoutUser(url), GitChart.DEFAULT_TOKEN_VARIABLE));
        for (ServicePlan service : services) {
            if (service.chart() instanceof GitChart chart) {
                access.add(chart.git(), chart.tokenVariable());
            }
        }
        String after = access.text();
        if (!after.isEmpty()) {
            steps.change(path, after, "tokens for the repositories of charts");
        }
    }

    private void service(ServicePlan service) {
        String place = service.folder();
        List<Map<String, String>> rings = service.rings().stream()
                .map(ring -> ComponentText.local(ring.folder(), "component"))
                .toList();
        collect(() -> component(place, place, rings, service.label()));
        if (!rings.isEmpty()) {
            steps.touch(place + "/config/common.yaml", "configuration of " + service.label());
        }
        for (ServicePlan.RingPlan ring : service.rings()) {
            collect(() -> ring(service, ring));
        }
    }

    private void ring(ServicePlan service, ServicePlan.RingPlan ring) {
        String place = service.folder() + "/" + ring.folder();
        String label = "ring '" + ring.name() + "' of " + service.label();
        List<Map<String, String>> stanzas = new ArrayList<>(List.of(chart(service.chart())));
        if (ring.route().isPresent()) {
            stanzas.add(ComponentText.local("static", "static"));
        }
        component(place, ring.folder(), stanzas, label);
        ring.route().ifPresent(route -> RouteFiles.of(route, request.ingress())
                .forEach((name, text) -> steps.write(place + "/static/" + name, text, "routes to " + label)));
        config(place, ring.serviceName(), label);
    }

    private void config(String place, String serviceName, String label) {
        String path = file(folder + "/" + place + "/config", "common");
        String before = text(path).orElse("");
        boolean same = text(path).isPresent()
                && YamlReader.defaults()
                        .verbatimKeys()
                        .readFirst(path, before)
                        .map(document -> find(document).equals(Optional.of(serviceName)))
                        .orElse(false);
        String after = same
                ? before
                : YamlEditor.of(path, before)
                        .verbatimKeys()
                        .set(SERVICE_NAME, serviceName)
                        .text();
        steps.set(path, after, "the Kubernetes service of " + label);
    }

    private static Optional<String> find(Node document) {
        Optional<Node> node = Optional.of(document);
        for (YamlPath.Step step : SERVICE_NAME.steps()) {
            node = node.filter(MapNode.class::isInstance)
                    .flatMap(map -> ((MapNode) map).get(((YamlPath.Key) step).key()));
        }
        return node.map(Node::toData).filter(String.class::isInstance).map(String.class::cast);
    }

    /** A chart of a Helm repository is fetched as such, and a commit is not looked for on a branch. */
    private static Map<String, String> chart(ServiceChart chart) {
        Map<String, String> stanza = new LinkedHashMap<>();
        stanza.put("name", "chart");
        stanza.put("type", "helm");
        if (chart instanceof GitChart git) {
            stanza.put("source", git.git());
            stanza.put("method", "git");
            stanza.put("path", git.path());
            git.branch().ifPresentOrElse(branch -> stanza.put("branch", branch), () -> git.sha()
                    .ifPresent(sha -> stanza.put("version", sha)));
        } else if (chart instanceof RepositoryChart repository) {
            stanza.put("source", repository.repository());
            stanza.put("method", "helm");
            stanza.put("path", repository.chart());
        }
        return stanza;
    }

    private void component(String place, String name, List<Map<String, String>> wanted, String label) {
        String relative = place.isEmpty() ? "component.yaml" : place + "/component.yaml";
        String path = folder + "/" + relative;
        requireYaml(folder + (place.isEmpty() ? "" : "/" + place), "component");
        ComponentText component = new ComponentText(path, text(path));
        Set<String> names =
                wanted.stream().map(stanza -> stanza.getOrDefault("name", "")).collect(Collectors.toSet());
        Set<String> former = component.stanzas().stream()
                .map(stanza -> ComponentText.field(stanza, "name"))
                .filter(other -> !names.contains(other) && wasOurs(place, other))
                .collect(Collectors.toSet());
        steps.writeComponent(relative, component.with(name, wanted, former), names, label);
    }

    private boolean wasOurs(String place, String name) {
        boolean inRing = place.contains("/");
        if (inRing) {
            return Set.of("chart", "static").contains(name);
        }
        if (owned.adopted()) {
            return owned.record().has((place.isEmpty() ? "" : place + "/") + "component.yaml");
        }
        String below = (place.isEmpty() ? "" : place + "/") + name + "/";
        return owned.record().files().keySet().stream().anyMatch(path -> path.startsWith(below));
    }

    /** The YAML file of a name, whichever of its two endings it has. */
    private String file(String directory, String name) {
        requireYaml(directory, name);
        String base = directory.isEmpty() ? name : directory + "/" + name;
        return tree.isFile(base + ".yml") && !tree.isFile(base + ".yaml") ? base + ".yml" : base + ".yaml";
    }

    private void requireYaml(String directory, String name) {
        String json = (directory.isEmpty() ? name : directory + "/" + name) + ".json";
        if (tree.isFile(json)) {
            throw new InvalidInputException(ReconcileCode.NOT_EDITABLE
                    .error("the definition has JSON here, only YAML is changed", SourceLocation.of(json))
                    .withHint("write it as YAML"));
        }
    }

    private Optional<String> text(String path) {
        return tree.isFile(path) ? Optional.of(tree.readString(path)) : Optional.empty();
    }
}
