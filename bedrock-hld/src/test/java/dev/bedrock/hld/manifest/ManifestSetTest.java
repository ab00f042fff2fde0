package dev.bedrock.hld.manifest;

import static dev.bedrock.hld.manifest.ManifestTexts.component;
import static dev.bedrock.hld.manifest.ManifestTexts.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.RequiredTool;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestSetTest {
    private static final OutputLayout PER_OBJECT = OutputLayout.defaults().withFilePerObject(true);
    private static final OutputLayout KUSTOMIZED = OutputLayout.defaults().withKustomization(true);

    @TempDir
    Path directory;

    @Test
    void aFileForEachComponentThatHasObjects() {
        ManifestSet set = set(
                component("infra/web", object("v1", "Service", "a") + object("v1", "Pod", "b")),
                component("empty", ""));

        assertThat(set.files(OutputLayout.defaults()))
                .containsOnlyKeys("infra/web.yaml")
                .containsValue(object("v1", "Service", "a") + object("v1", "Pod", "b"));
    }

    @Test
    void aFileForEachObject() {
        ManifestSet set = set(component(
                "infra/web",
                object("v1", "Service", "a")
                        + object("v1", "Service", "a\n  namespace: other")
                        + object("v1", "Service", "A")
                        + object("v1", "Service", "a")
                        + object("rbac.authorization.k8s.io/v1", "ClusterRole", "system:view")
                        + object("v1", "Pod", "../../up")
                        + object("v1", "ConfigMap", "x".repeat(253))
                        + "---\n{apiVersion: v1, kind: Pod, metadata: {generateName: a-}}\n"));

        set.writeTo(directory.resolve("out"), PER_OBJECT);

        assertThat(Directories.read(directory.resolve("out")).keySet())
                .containsExactlyInAnyOrder(
                        "infra/web/service-a.yaml",
                        "infra/web/service-other-a.yaml",
                        "infra/web/service--a.yaml",
                        "infra/web/service--a-2.yaml",
                        "infra/web/clusterrole-system-view.yaml",
                        "infra/web/pod-..-..-up.yaml",
                        "infra/web/configmap-" + "x".repeat(220) + ".yaml",
                        "infra/web/pod-.yaml");
        assertThat(Directories.read(directory.resolve("out"))).isEqualTo(set.files(PER_OBJECT));
    }

    @Test
    void aKustomizationListsTheFilesInTheOrderToApplyThem() {
        ManifestSet set = set(
                component("app/web", object("apps/v1", "Deployment", "web")),
                component(
                        "app/hooks", object("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "w")),
                component("z-namespaces", object("v1", "Namespace", "app")),
                component("crds", object("apiextensions.k8s.io/v1", "CustomResourceDefinition", "c")));

        assertThat(resources(set.files(KUSTOMIZED).getOrDefault("kustomization.yaml", "")))
                .containsExactly("crds.yaml", "z-namespaces.yaml", "app/web.yaml", "app/hooks.yaml");
        assertThat(set().files(KUSTOMIZED)).isEmpty();
    }

    @Test
    void kustomizeBuildsIt() {
        String kubectl = RequiredTool.kubectl().toString();
        ManifestSet set = set(
                component("app/größe #1", object("v1", "ConfigMap", "a")),
                component("b c", object("v1", "Secret", "b")));

        for (OutputLayout layout : List.of(KUSTOMIZED, KUSTOMIZED.withFilePerObject(true))) {
            set.writeTo(directory.resolve("out"), layout);
            ProcessResult result = ProcessRunner.system()
                    .run(Command.of(
                            kubectl, "kustomize", directory.resolve("out").toString()));
            assertThat(result.stderr()).isEmpty();
            assertThat(YamlReader.defaults().readAll("built", result.stdout())).hasSize(2);
        }
    }

    @Test
    void aComponentCannotTakeThePlaceOfTheKustomization() {
        ManifestSet set = set(component("Kustomization", object("v1", "Pod", "a")));

        assertThatThrownBy(() -> set.writeTo(directory.resolve("out"), KUSTOMIZED))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("HLD-0006");
        assertThat(directory.resolve("out")).doesNotExist();
        set.writeTo(directory.resolve("out"));
    }

    @Test
    void aFileAndAFolderOfOneNameAreAConflict() {
        ManifestSet set =
                set(component("a.yaml/b", object("v1", "Pod", "a")), component("a", object("v1", "Pod", "b")));

        assertThatThrownBy(() -> set.writeTo(directory.resolve("out"))).isInstanceOf(ConflictException.class);
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void theNewFolderHasNothingOfTheOld() {
        Path out = directory.resolve("out");
        set(component("old", object("v1", "Pod", "a"))).writeTo(out, KUSTOMIZED);
        set(component("new", object("v1", "Pod", "a"))).writeTo(out);

        assertThat(Directories.read(out)).containsOnlyKeys("new.yaml");
    }

    private static ManifestSet set(ComponentManifests... components) {
        return new ManifestSet(List.of(components), List.of());
    }

    private static List<String> resources(String kustomization) {
        Node resources = YamlReader.defaults()
                .readFirst("kustomization.yaml", kustomization)
                .flatMap(document -> ((MapNode) document).get("resources"))
                .orElseThrow();
        return ((ListNode) resources).items().stream().map(Object::toString).toList();
    }
}
