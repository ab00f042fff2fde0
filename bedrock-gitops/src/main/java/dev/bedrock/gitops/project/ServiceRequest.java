package dev.bedrock.gitops.project;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service to add, or the fields to change of one that is there. Immutable.
 *
 * <pre>{@code
 * ServiceRequest cart = ServiceRequest.of("cart", "services/cart")
 *         .withChart(new RepositoryChart("https://charts.example.com", "cart"))
 *         .withPort(Port.of(8080));
 * }</pre>
 *
 * @param name the display name
 * @param path the folder of the service
 * @param fields the fields of {@code bedrock.yaml} that are given
 * @param maintainer who looks after it
 */
public record ServiceRequest(String name, String path, Map<String, Object> fields, Optional<Maintainer> maintainer) {
    /** Checks nothing yet: that is for the editor, which knows the project. */
    public ServiceRequest {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** A service of which nothing else is known. */
    public static ServiceRequest of(String name, String path) {
        return new ServiceRequest(name, path, Map.of(), Optional.empty());
    }

    /** With a chart. */
    public ServiceRequest withChart(ServiceChart chart) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (chart instanceof GitChart git) {
            values.put("git", git.git());
            values.put("path", git.path());
            git.branch().ifPresent(branch -> values.put("branch", branch));
            git.sha().ifPresent(sha -> values.put("sha", sha));
            git.accessTokenVariable().ifPresent(variable -> values.put("accessTokenVariable", variable));
        } else if (chart instanceof RepositoryChart repository) {
            values.put("repository", repository.repository());
            values.put("chart", repository.chart());
        }
        return with("helm", Map.of("chart", values));
    }

    /** With the name of the Kubernetes service, without ring. */
    public ServiceRequest withBackend(String name) {
        return with("k8sBackend", name);
    }

    /** With the port of the Kubernetes service. */
    public ServiceRequest withPort(Port port) {
        return with("k8sBackendPort", port.number() ? Long.valueOf(port.text()) : port.text());
    }

    /** With middlewares for its routes. */
    public ServiceRequest withMiddlewares(List<String> names) {
        return with("middlewares", List.copyOf(names));
    }

    /** With the path of its routes. */
    public ServiceRequest withPathPrefix(String prefix) {
        return with("pathPrefix", prefix);
    }

    /** With what comes before the path of its routes. */
    public ServiceRequest withPathPrefixMajorVersion(String version) {
        return with("pathPrefixMajorVersion", version);
    }

    /** With variable groups for its build. */
    public ServiceRequest withBuildVariableGroups(List<String> groups) {
        return with("serviceBuildVg", List.copyOf(groups));
    }

    /** With variables that are arguments of its image build. */
    public ServiceRequest withBuildVariables(List<String> variables) {
        return with("serviceBuildVariables", List.copyOf(variables));
    }

    /** With or without ingress routes. */
    public ServiceRequest withRoutes(boolean routed) {
        return with("disableRouteScaffold", !routed);
    }

    /** With a maintainer. */
    public ServiceRequest withMaintainer(Maintainer newMaintainer) {
        return new ServiceRequest(name, path, fields, Optional.of(newMaintainer));
    }

    private ServiceRequest with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new ServiceRequest(name, path, more, maintainer);
    }
}
