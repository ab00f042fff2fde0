package dev.bedrock.gitops.reconcile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The manifests of routes. */
final class RouteFiles {
    private static final String HEADER = "Ring";

    private RouteFiles() {}

    /** The files of a ring by their names. */
    static SortedMap<String, String> of(RingRoute route, Ingress ingress) {
        return new TreeMap<>(
                ingress instanceof Ingress.GatewayApi gateway
                        ? Map.of("http-route.yaml", ManifestText.of(httpRoutes(route, gateway)))
                        : traefik(route, ((Ingress.Traefik) ingress).version()));
    }

    private static Map<String, String> traefik(RingRoute route, int version) {
        List<Map<String, Object>> middlewares = new ArrayList<>();
        List<Map<String, Object>> routes = new ArrayList<>();
        String matchPath = "PathPrefix(`" + route.path() + "`)";
        String header = version == 2 ? "Headers" : "Header";
        middlewares.add(middleware(route.name(), route.path(), version));
        routes.add(ingressRoute(
                route,
                route.name(),
                matchPath + " && " + header + "(`" + HEADER + "`, `" + route.ring() + "`)",
                version));
        if (route.isDefault()) {
            middlewares.add(middleware(route.service(), route.path(), version));
            routes.add(ingressRoute(route, route.service(), matchPath, version));
        }
        return Map.of("middlewares.yaml", ManifestText.of(middlewares), "ingress-route.yaml", ManifestText.of(routes));
    }

    private static Map<String, Object> middleware(String name, String path, int version) {
        Map<String, Object> strip = new LinkedHashMap<>();
        if (version == 2) {
            strip.put("forceSlash", false);
        }
        strip.put("prefixes", List.of(path));
        return object(traefikApi(version), "Middleware", name, Map.of("stripPrefix", strip));
    }

    private static Map<String, Object> ingressRoute(RingRoute route, String name, String match, int version) {
        List<Map<String, Object>> middlewares = new ArrayList<>();
        middlewares.add(Map.of("name", name));
        route.middlewares().forEach(other -> middlewares.add(Map.of("name", other)));
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("kind", "Rule");
        rule.put("match", match);
        rule.put("middlewares", middlewares);
        rule.put("services", List.of(backend(route)));
        return object(traefikApi(version), "IngressRoute", name, Map.of("routes", List.of(rule)));
    }

    private static String traefikApi(int version) {
        return version == 2 ? "traefik.containo.us/v1alpha1" : "traefik.io/v1alpha1";
    }

    private static List<Map<String, Object>> httpRoutes(RingRoute route, Ingress.GatewayApi gateway) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("type", "Exact");
        header.put("name", HEADER);
        header.put("value", route.ring());
        List<Map<String, Object>> routes = new ArrayList<>();
        routes.add(httpRoute(route, route.name(), List.of(header), gateway));
        if (route.isDefault()) {
            routes.add(httpRoute(route, route.service(), List.of(), gateway));
        }
        return routes;
    }

    private static Map<String, Object> httpRoute(
            RingRoute route, String name, List<Map<String, Object>> headers, Ingress.GatewayApi gateway) {
        Map<String, Object> parent = new LinkedHashMap<>();
        parent.put("name", gateway.gateway());
        gateway.namespace().ifPresent(namespace -> parent.put("namespace", namespace));
        Map<String, Object> match = new LinkedHashMap<>();
        match.put("path", ordered("type", "PathPrefix", "value", route.path()));
        if (!headers.isEmpty()) {
            match.put("headers", headers);
        }
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("matches", List.of(match));
        rule.put("filters", filters(route));
        rule.put("backendRefs", List.of(backend(route)));
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("parentRefs", List.of(parent));
        spec.put("rules", List.of(rule));
        return object("gateway.networking.k8s.io/v1", "HTTPRoute", name, spec);
    }

    /** The prefix goes, as Traefik's middleware takes it away. */
    private static List<Map<String, Object>> filters(RingRoute route) {
        List<Map<String, Object>> filters = new ArrayList<>();
        Map<String, Object> path = ordered("type", "ReplacePrefixMatch", "replacePrefixMatch", "/");
        filters.add(ordered("type", "URLRewrite", "urlRewrite", Map.of("path", path)));
        for (String middleware : route.middlewares()) {
            Map<String, Object> reference = ordered("group", "traefik.io", "kind", "Middleware");
            reference.put("name", middleware);
            filters.add(ordered("type", "ExtensionRef", "extensionRef", reference));
        }
        return filters;
    }

    private static Map<String, Object> backend(RingRoute route) {
        return ordered("name", route.backend(), "port", route.portValue());
    }

    private static Map<String, Object> object(String api, String kind, String name, Map<String, Object> spec) {
        Map<String, Object> object = ordered("apiVersion", api, "kind", kind);
        object.put("metadata", Map.of("name", name));
        object.put("spec", spec);
        return object;
    }

    private static Map<String, Object> ordered(String key, Object value, String secondKey, Object secondValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(secondKey, secondValue);
        return map;
    }
}
