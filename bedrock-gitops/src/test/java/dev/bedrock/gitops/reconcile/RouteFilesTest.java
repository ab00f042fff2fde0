package dev.bedrock.gitops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteFilesTest {
    @TempDir
    Path directory;

    Shop shop;

    @BeforeEach
    void anApplicationAndADefinition() {
        shop = Shop.in(directory);
    }

    private String route(String ring, Ingress ingress, String file, String... fields) {
        shop.plan(
                        Shop.RINGS + "services:\n" + Shop.service("web", fields),
                        ReconcileRequest.of("shop").withIngress(ingress))
                .apply();
        return shop.file("shop/web/" + ring + "/static/" + file);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', /web",
        "'', service/path, /service/path",
        "v2, '', /v2/web",
        "v2, service/path, /v2/service/path",
        "'', /lead, //lead",
        "V2, shop/Inner, /V2/shop/Inner",
    })
    void thePathIsMadeOfVersionAndPrefix(String version, String prefix, String path) {
        String route = route(
                "qa",
                Ingress.traefik2(),
                "ingress-route.yaml",
                "pathPrefix: '" + prefix + "'",
                "pathPrefixMajorVersion: '" + version + "'");

        assertThat(route).contains("match: 'PathPrefix(`" + path + "`) && Headers(`Ring`, `qa`)'\n");
    }

    @Test
    void aPathThatNoRequestHasIsAWarning() {
        ReconcilePlan plan = shop.plan(Shop.RINGS + "services:\n" + Shop.service("web", "pathPrefix: /lead"));

        assertThat(plan.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "bedrock.yaml:3:5: warning GITOPS-0210: the routes have the path '//lead' (leave out the"
                                + " slash at the begin of pathPrefix)");
    }

    @Test
    void onlyTheDefaultRingHasARouteWithoutHeader() {
        assertThat(route("qa", Ingress.traefik2(), "ingress-route.yaml").split("---", -1))
                .hasSize(1);
        assertThat(shop.file("shop/web/qa/static/middlewares.yaml").split("---", -1))
                .hasSize(1);
        assertThat(shop.file("shop/web/main/static/middlewares.yaml")).isEqualTo("""
                apiVersion: traefik.containo.us/v1alpha1
                kind: Middleware
                metadata:
                  name: web-main
                spec:
                  stripPrefix:
                    forceSlash: false
                    prefixes:
                      - /web

                ---
                apiVersion: traefik.containo.us/v1alpha1
                kind: Middleware
                metadata:
                  name: web
                spec:
                  stripPrefix:
                    forceSlash: false
                    prefixes:
                      - /web
                """);
        assertThat(shop.file("shop/web/main/static/ingress-route.yaml"))
                .contains("      match: PathPrefix(`/web`)\n")
                .containsOnlyOnce("Headers");
    }

    @Test
    void backendPortAndMiddlewaresAreThoseOfTheService() {
        assertThat(route(
                        "qa",
                        Ingress.traefik2(),
                        "ingress-route.yaml",
                        "k8sBackend: backend",
                        "k8sBackendPort: '8080'",
                        "middlewares: [limit, '', auth@file]"))
                .isEqualTo("""
                        apiVersion: traefik.containo.us/v1alpha1
                        kind: IngressRoute
                        metadata:
                          name: web-qa
                        spec:
                          routes:
                            - kind: Rule
                              match: 'PathPrefix(`/web`) && Headers(`Ring`, `qa`)'
                              middlewares:
                                - name: web-qa
                                - name: limit
                                - name: auth@file
                              services:
                                - name: backend-qa
                                  port: '8080'
                        """);
    }

    @Test
    void traefik3HasItsOwnGroupAndMatchers() {
        assertThat(route("qa", Ingress.traefik3(), "ingress-route.yaml"))
                .contains("apiVersion: traefik.io/v1alpha1\n")
                .contains("match: 'PathPrefix(`/web`) && Header(`Ring`, `qa`)'\n");
        assertThat(shop.file("shop/web/qa/static/middlewares.yaml")).isEqualTo("""
                apiVersion: traefik.io/v1alpha1
                kind: Middleware
                metadata:
                  name: web-qa
                spec:
                  stripPrefix:
                    prefixes:
                      - /web
                """);
    }

    @Test
    void theGatewayApiHasOneFilePerRing() {
        assertThat(route(
                        "main",
                        Ingress.gatewayApi("edge", "infra"),
                        "http-route.yaml",
                        "k8sBackendPort: 8080",
                        "middlewares: [limit]"))
                .isEqualTo("""
                        apiVersion: gateway.networking.k8s.io/v1
                        kind: HTTPRoute
                        metadata:
                          name: web-main
                        spec:
                          parentRefs:
                            - name: edge
                              namespace: infra
                          rules:
                            - matches:
                                - path:
                                    type: PathPrefix
                                    value: /web
                                  headers:
                                    - type: Exact
                                      name: Ring
                                      value: main
                              filters:
                                - type: URLRewrite
                                  urlRewrite:
                                    path:
                                      type: ReplacePrefixMatch
                                      replacePrefixMatch: /
                                - type: ExtensionRef
                                  extensionRef:
                                    group: traefik.io
                                    kind: Middleware
                                    name: limit
                              backendRefs:
                                - name: web-main
                                  port: 8080

                        ---
                        apiVersion: gateway.networking.k8s.io/v1
                        kind: HTTPRoute
                        metadata:
                          name: web
                        spec:
                          parentRefs:
                            - name: edge
                              namespace: infra
                          rules:
                            - matches:
                                - path:
                                    type: PathPrefix
                                    value: /web
                              filters:
                                - type: URLRewrite
                                  urlRewrite:
                                    path:
                                      type: ReplacePrefixMatch
                                      replacePrefixMatch: /
                                - type: ExtensionRef
                                  extensionRef:
                                    group: traefik.io
                                    kind: Middleware
                                    name: limit
                              backendRefs:
                                - name: web-main
                                  port: 8080
                        """);
    }

    @Test
    void anotherKindOfIngressReplacesTheFilesOfTheFirst() {
        route("qa", Ingress.traefik2(), "ingress-route.yaml");

        route("qa", Ingress.gatewayApi("edge"), "http-route.yaml");

        assertThat(shop.files().keySet().stream().filter(path -> path.contains("/static/")))
                .containsExactly("shop/web/main/static/http-route.yaml", "shop/web/qa/static/http-route.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k8sBackendPort: http", "pathPrefix: /x", "middlewares: [auth@file]"})
    void whatTheGatewayApiCannotExpressIsAnError(String field) {
        assertThatThrownBy(() -> route("qa", Ingress.gatewayApi("edge"), "http-route.yaml", field))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0204");
    }

    @Test
    void gatewaysHaveNames() {
        assertThatThrownBy(() -> Ingress.gatewayApi("a b")).hasMessageContaining("GITOPS-0202");
        assertThatThrownBy(() -> Ingress.gatewayApi("edge", "-n")).hasMessageContaining("GITOPS-0202");
    }

    /** Names that YAML 1.1 takes for booleans and numbers are quoted, whatever else is in them is refused before. */
    @ParameterizedTest
    @ValueSource(strings = {"on", "yes", "null", "1e3", "0x1f", "123", "true", "1-2"})
    void namesStayStrings(String name) {
        shop.reconcile(
                "rings: {main: {isDefault: true}}\nservices:\n" + Shop.service(name, "middlewares: ['" + name + "']"));

        List<Node> documents =
                YamlReader.defaults().readAll("", shop.file("shop/" + name + "/main/static/ingress-route.yaml"));
        assertThat(documents.get(1).toData()).extracting("metadata").isEqualTo(Map.of("name", name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pathPrefix: 'x`) || Host(`evil'",
                "pathPrefix: \"x\\nkind: Secret\"",
                "middlewares: [\"a\\n---\\nkind: Secret\"]",
                "k8sBackendPort: \"80\\nx: y\"",
                "pathPrefixMajorVersion: '${{ x }}'",
            })
    void valuesCannotInject(String field) {
        assertThatThrownBy(() -> shop.plan(Shop.RINGS + "services:\n" + Shop.service("web", field)))
                .isInstanceOf(InvalidInputException.class);
        assertThat(shop.files()).isEmpty();
    }
}
