package dev.bedrock.hld.manifest;

import static dev.bedrock.hld.manifest.ManifestTexts.object;
import static dev.bedrock.hld.manifest.ManifestTexts.objects;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceInjectorTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "v1, ConfigMap, true",
        "apps/v1, Deployment, true",
        "example.com/v1, Namespace, true",
        "v1, Namespace, false",
        "v1, PersistentVolume, false",
        "v1, PersistentVolumeClaim, true",
        "rbac.authorization.k8s.io/v1, ClusterRole, false",
        "rbac.authorization.k8s.io/v1beta1, ClusterRoleBinding, false",
        "rbac.authorization.k8s.io/v1, Role, true",
        "apiextensions.k8s.io/v1, CustomResourceDefinition, false",
        "storage.k8s.io/v1, StorageClass, false",
        "cert-manager.io/v1, ClusterIssuer, false",
        "cert-manager.io/v1, Issuer, true",
    })
    void onlyKindsThatLiveInANamespaceGetOne(String apiVersion, String kind, boolean namespaced) {
        assertThat(inject(object(apiVersion, kind, "x")).contains("namespace: shop"))
                .isEqualTo(namespaced);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata: {name: a, namespace: other}",
                "metadata: {name: a, namespace: ''}",
                "metadata: broken",
                "metadata: [a]",
                "data: {}",
            })
    void whatHasANamespaceOrNoMetadataStaysAsItIs(String rest) {
        String text = "apiVersion: v1\nkind: ConfigMap\n" + rest + "\n";

        assertThat(inject(text)).isEqualTo(text);
    }

    @Test
    void aNullNamespaceIsNone() {
        assertThat(inject("apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  namespace:\n"))
                .isEqualTo("apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  namespace: shop\n");
    }

    @Test
    void everyOtherByteStays() {
        String text = """
                # above
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  labels: {a9: y,   on: off} # odd
                  name: 'm'
                data:
                  mode: 0644
                  cert: |+
                    -----BEGIN-----

                # below
                """;

        assertThat(inject(text)).isEqualTo(text.replace("  name: 'm'\n", "  name: 'm'\n  namespace: shop\n"));
    }

    @Test
    void theItemsOfAListAreObjects() {
        String injected = inject("""
                apiVersion: v1
                kind: List
                items:
                - apiVersion: v1
                  kind: ConfigMap
                  metadata:
                    name: a
                - apiVersion: v1
                  kind: Namespace
                  metadata:
                    name: b
                - just text
                """);

        assertThat(injected).contains("name: a\n    namespace: shop\n").contains("name: b\n- just text");
        assertThat(injected).containsOnlyOnce("namespace: shop");
    }

    @Test
    void definitionsOfTheSetTellTheScopeOfTheirKinds() {
        String definition = """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: widgets.example.com}
                spec: {group: example.com, scope: Cluster, names: {kind: Widget}}
                """;
        String widget = object("example.com/v1", "Widget", "w");

        assertThat(inject(widget)).contains("namespace: shop");
        assertThat(injectAll(definition + widget).get(1)).doesNotContain("namespace");
        String list =
                "apiVersion: v1\nkind: List\nitems:\n- " + definition.strip().replace("\n", "\n  ") + "\n";
        assertThat(injectAll(list + widget).get(1)).doesNotContain("namespace");
    }

    @Test
    void exceptionsAreByKind() {
        String text = object("v1", "ConfigMap", "a") + object("v1", "Secret", "b");

        List<ManifestObject> objects = objects(text);
        NamespaceInjector injector = new NamespaceInjector(objects);

        assertThat(objects)
                .extracting(object ->
                        injector.inject(object, "shop", Set.of("Secret")).id().namespace())
                .containsExactly("shop", "");
    }

    @Test
    void keysThatOccurTwiceDoNotStopIt() {
        assertThat(inject("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata: {}\ndata: {a: b}\n"))
                .contains("namespace: shop");
    }

    private static String inject(String text) {
        return injectAll(text).get(0);
    }

    private static List<String> injectAll(String text) {
        List<ManifestObject> objects = objects(text);
        NamespaceInjector injector = new NamespaceInjector(objects);
        return objects.stream()
                .map(object -> injector.inject(object, "shop", Set.of()).text())
                .toList();
    }
}
