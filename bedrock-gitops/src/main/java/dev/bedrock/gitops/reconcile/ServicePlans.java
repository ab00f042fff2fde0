package dev.bedrock.gitops.reconcile;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.gitops.project.HldNames;
import dev.bedrock.gitops.project.Port;
import dev.bedrock.gitops.project.ProjectDefinition;
import dev.bedrock.gitops.project.Ring;
import dev.bedrock.gitops.project.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the names and routes of all services in all rings, and what is wrong with them. */
final class ServicePlans {
    private final ReconcileRequest request;
    private final Consumer<Problem> problems;
    private final Map<String, String> routeNames = new HashMap<>();

    ServicePlans(ReconcileRequest request, Consumer<Problem> problems) {
        this.request = request;
        this.problems = problems;
    }

    List<ServicePlan> of(ProjectDefinition definition) {
        List<ServicePlan> plans = new ArrayList<>();
        for (Service service : definition.services()) {
            if (service.name().isEmpty()) {
                problems.accept(ReconcileCode.SERVICE_SKIPPED.warning(
                        "a service in the root folder without displayName is passed over", service.location()));
            } else if (service.chart().isPresent()) {
                plans.add(new ServicePlan(service, service.chart().get(), rings(service, definition.rings())));
            }
        }
        if (definition.rings().isEmpty() && !plans.isEmpty()) {
            problems.accept(ReconcileCode.NO_RINGS.warning(
                    "there are no rings, so nothing is deployed",
                    plans.get(0).service().location()));
        }
        return plans;
    }

    private List<ServicePlan.RingPlan> rings(Service service, List<Ring> rings) {
        List<ServicePlan.RingPlan> plans = new ArrayList<>();
        Optional<String> path = service.routed() ? Optional.of(path(service)) : Optional.empty();
        if (path.isPresent() && service.port().isEmpty() && !rings.isEmpty()) {
            problems.accept(ReconcileCode.PORT_MISSING.error(
                    "the service has routes, but no k8sBackendPort", service.location()));
        }
        for (Ring ring : rings) {
            String backend = HldNames.of(service.k8sBackend().orElse(service.name())) + "-" + ring.hldName();
            HldNames.labelObjection(backend)
                    .ifPresent(reason ->
                            invalidName("the Kubernetes service '" + backend + "'", reason, service.location()));
            Optional<RingRoute> route = path.map(prefix -> new RingRoute(
                    service.hldName(),
                    ring.hldName(),
                    ring.isDefault(),
                    prefix,
                    backend,
                    service.port().orElse(Port.of(80)),
                    service.middlewares()));
            route.ifPresent(value -> check(value, service.location()));
            plans.add(new ServicePlan.RingPlan(ring.name(), ring.hldName(), backend, route));
        }
        return plans;
    }

    private String path(Service service) {
        String version =
                service.pathPrefixMajorVersion().map(text -> "/" + text).orElse("");
        String path = version + "/" + service.pathPrefix().orElse(service.hldName());
        if (path.startsWith("//") && request.ingress() instanceof Ingress.Traefik) {
            problems.accept(ReconcileCode.PATH_PREFIX
                    .warning("the routes have the path '" + path + "'", service.location())
                    .withHint("leave out the slash at the begin of pathPrefix"));
        }
        return path;
    }

    private void check(RingRoute route, SourceLocation location) {
        List<String> names = route.isDefault() ? List.of(route.name(), route.service()) : List.of(route.name());
        for (String name : names) {
            HldNames.objectNameObjection(name)
                    .ifPresent(reason -> invalidName("the route '" + name + "'", reason, location));
            String label = route.service() + " in ring " + route.ring();
            String other = routeNames.putIfAbsent(name, label);
            if (other != null) {
                problems.accept(ReconcileCode.ROUTES_COLLIDE.warning(
                        "the routes of " + label + " and " + other + " have the same name '" + name + "'", location));
            }
        }
        if (request.ingress() instanceof Ingress.GatewayApi) {
            checkForGateway(route, location);
        }
    }

    private void checkForGateway(RingRoute route, SourceLocation location) {
        if (!route.port().number()) {
            unsupported("a port with the name '" + route.port().text() + "'", location);
        }
        if (route.path().contains("//")
                || route.path().contains("/./")
                || route.path().contains("/../")) {
            unsupported("the path '" + route.path() + "'", location);
        }
        route.middlewares().stream()
                .filter(middleware -> HldNames.objectNameObjection(middleware).isPresent())
                .forEach(middleware -> unsupported("the middleware '" + middleware + "'", location));
    }

    private void unsupported(String what, SourceLocation location) {
        problems.accept(ReconcileCode.ROUTE_UNSUPPORTED.error("the Gateway API cannot express " + what, location));
    }

    private void invalidName(String what, String reason, SourceLocation location) {
        problems.accept(ReconcileCode.OBJECT_NAME.error(what + " " + reason, location));
    }
}
