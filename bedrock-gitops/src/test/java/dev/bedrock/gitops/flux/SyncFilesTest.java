package dev.bedrock.gitops.flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.gitops.host.HostCode;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.manifest.ManifestSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyncFilesTest {
    private static final String HEADER = "# Made by Bedrock. Changes are lost when it is made again.\n";

    private static final SyncedCluster EAST = SyncedCluster.of("east", "git@github.com:contoso/manifests.git", "main")
            .with(SyncedEnvironment.of("prod-east"))
            .withGitSecret("manifests-key")
            .withEvents(new EventReceiver("https://telemetry.example/api/flux", Optional.of("events-key")));

    @TempDir
    Path directory;

    /** A definition with two waves: {@code apps/web} after everything in {@code infra}. */
    static ManifestSet ordered(Path directory) {
        String object = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ";
        Directories.write(
                directory,
                Map.of(
                        "component.yaml",
                        """
                name: cluster
                subcomponents:
                - {name: web, type: static, path: ./web, dependsOn: [infra]}
                - {name: infra, type: component, path: ./infra}
                """,
                        "infra/component.yaml",
                        "name: infra\nsubcomponents:\n- {name: dns, type: static, path: ./dns}\n",
                        "infra/dns/a.yaml",
                        object + "dns\n",
                        "web/a.yaml",
                        object + "web\n"));
        return Hld.open(directory).generate(Environments.of("prod"));
    }

    @Test
    void flux2FollowsTheFolderOfAnEnvironment() {
        Map<String, String> files = SyncFiles.of(EAST, SyncOperator.FLUX);

        assertThat(files)
                .containsOnlyKeys(
                        "clusters/east/environment-prod-east.yaml",
                        "clusters/east/events.yaml",
                        "clusters/east/kustomization.yaml",
                        "clusters/east/source.yaml")
                .containsEntry("clusters/east/kustomization.yaml", HEADER + """
                        apiVersion: kustomize.config.k8s.io/v1beta1
                        kind: Kustomization
                        resources:
                        - environment-prod-east.yaml
                        - events.yaml
                        - source.yaml
                        """)
                .containsEntry("clusters/east/source.yaml", HEADER + """
                        apiVersion: source.toolkit.fluxcd.io/v1
                        kind: GitRepository
                        metadata:
                          name: bedrock-manifests
                          namespace: flux-system
                          labels:
                            bedrock.dev/cluster: east
                        spec:
                          interval: 5m
                          url: ssh://git@github.com/contoso/manifests.git
                          ref:
                            branch: main
                          secretRef:
                            name: manifests-key
                        """)
                .containsEntry("clusters/east/environment-prod-east.yaml", HEADER + """
                        apiVersion: kustomize.toolkit.fluxcd.io/v1
                        kind: Kustomization
                        metadata:
                          name: prod-east
                          namespace: flux-system
                          labels:
                            bedrock.dev/cluster: east
                            bedrock.dev/environment: prod-east
                        spec:
                          interval: 5m
                          retryInterval: 2m
                          timeout: 10m
                          path: ./prod-east
                          prune: true
                          wait: true
                          sourceRef:
                            kind: GitRepository
                            name: bedrock-manifests
                        """)
                .containsEntry("clusters/east/events.yaml", HEADER + """
                        apiVersion: notification.toolkit.fluxcd.io/v1beta3
                        kind: Provider
                        metadata:
                          name: bedrock-events
                          namespace: flux-system
                          labels:
                            bedrock.dev/cluster: east
                        spec:
                          type: generic-hmac
                          address: https://telemetry.example/api/flux
                          secretRef:
                            name: events-key
                        ---
                        apiVersion: notification.toolkit.fluxcd.io/v1beta3
                        kind: Alert
                        metadata:
                          name: bedrock-events
                          namespace: flux-system
                          labels:
                            bedrock.dev/cluster: east
                        spec:
                          providerRef:
                            name: bedrock-events
                          eventSeverity: info
                          eventSources:
                          - kind: Kustomization
                            name: '*'
                            matchLabels:
                              bedrock.dev/cluster: east
                          - kind: GitRepository
                            name: bedrock-manifests
                          eventMetadata:
                            cluster: east
                            label: flux-east
                        """);
    }

    @Test
    void wavesOfComponentsAreAppliedOneAfterTheOther() {
        SyncedCluster sync = SyncedCluster.of("east", "https://dev.azure.com/contoso/shop/_git/manifests", "main")
                .with(SyncedEnvironment.of("prod", "prod", ordered(directory)));

        Map<String, String> files = SyncFiles.of(sync, SyncOperator.FLUX);

        assertThat(files.get("clusters/east/environment-prod.yaml"))
                .contains("name: prod-0\n", "path: ./clusters/east/waves/prod-0\n")
                .contains("name: prod-1\n", "dependsOn:\n  - name: prod-0\n", "path: ./clusters/east/waves/prod-1\n");
        assertThat(files.get("clusters/east/waves/prod-0/kustomization.yaml"))
                .endsWith("resources:\n- ../../../../prod/infra/dns.yaml\n");
        assertThat(files.get("clusters/east/waves/prod-1/kustomization.yaml"))
                .endsWith("resources:\n- ../../../../prod/web.yaml\n");
        assertThat(files.get("clusters/east/kustomization.yaml")).doesNotContain("waves");
    }

    @Test
    void argoCdFollowsTheSame() {
        SyncedCluster sync = SyncedCluster.of("east", "https://dev.azure.com/contoso/shop/_git/manifests", "main")
                .with(SyncedEnvironment.of("qa"))
                .with(SyncedEnvironment.of("prod", "prod", ordered(directory)));

        Map<String, String> files = SyncFiles.of(sync, SyncOperator.ARGO_CD);

        assertThat(files)
                .containsOnlyKeys("clusters/east/environment-prod.yaml", "clusters/east/environment-qa.yaml")
                .containsEntry("clusters/east/environment-qa.yaml", HEADER + """
                        apiVersion: argoproj.io/v1alpha1
                        kind: Application
                        metadata:
                          name: east-qa
                          namespace: argocd
                          labels:
                            bedrock.dev/cluster: east
                            bedrock.dev/environment: qa
                        spec:
                          project: default
                          source:
                            repoURL: https://dev.azure.com/contoso/shop/_git/manifests
                            targetRevision: main
                            path: qa
                            directory:
                              recurse: true
                          destination:
                            server: https://kubernetes.default.svc
                          syncPolicy:
                            automated:
                              prune: true
                              selfHeal: true
                        """);
        assertThat(files.get("clusters/east/environment-prod.yaml"))
                .contains("argocd.argoproj.io/sync-wave: \"0\"", "include: '{infra/dns.yaml}'")
                .contains("argocd.argoproj.io/sync-wave: \"1\"", "include: '{web.yaml}'");
    }

    @Test
    void flux1GetsValuesWithATagOfItsOwnForEachCluster() {
        assertThat(SyncFiles.of(EAST.with(SyncedEnvironment.of("shared")), SyncOperator.FLUX_1))
                .containsExactly(Map.entry("clusters/east/flux-values.yaml", HEADER + """
                        git:
                          url: ssh://git@github.com/contoso/manifests.git
                          branch: main
                          path: prod-east,shared
                          pollInterval: 5m
                          label: flux-east
                          secretName: manifests-key
                        registry:
                          disableScanning: true
                        syncGarbageCollection:
                          enabled: true
                        """));
        assertThat(SyncedCluster.of("west", "https://h/r", "main").label()).isEqualTo("flux-west");
    }

    @Test
    void theSameInputGivesTheSameBytesAndNothingToChange() throws Exception {
        SyncFiles.plan(directory, EAST, SyncOperator.FLUX).apply();

        assertThat(SyncFiles.plan(directory, EAST, SyncOperator.FLUX).files()).isEmpty();
        for (Map.Entry<String, String> file :
                SyncFiles.of(EAST, SyncOperator.FLUX).entrySet()) {
            assertThat(Files.readString(directory.resolve(file.getKey()))).isEqualTo(file.getValue());
        }
    }

    @Test
    void whatIsFollowedNoMoreGoesAndWhatOthersMadeStays() {
        SyncedCluster both = EAST.with(SyncedEnvironment.of("qa"));
        SyncFiles.plan(directory, both, SyncOperator.FLUX).apply();
        Directories.write(
                directory, Map.of("clusters/east/own.yaml", "a: 1\n", "clusters/west/source.yaml", HEADER + "a: 1\n"));

        FileChanges changes = SyncFiles.plan(directory, EAST, SyncOperator.FLUX);
        changes.apply();

        assertThat(changes.files())
                .extracting(change -> change.kind() + " " + change.path())
                .containsExactlyInAnyOrder(
                        "update clusters/east/kustomization.yaml", "delete clusters/east/environment-qa.yaml");
        assertThat(directory.resolve("clusters/east/environment-qa.yaml")).doesNotExist();
        assertThat(directory.resolve("clusters/east/own.yaml")).exists();
        assertThat(directory.resolve("clusters/west/source.yaml")).exists();
    }

    @Test
    void aFileOfSomebodyElseIsNotOverwritten() {
        Directories.write(directory, Map.of("clusters/east/source.yaml", "mine: true\n"));

        assertThatThrownBy(() -> SyncFiles.plan(directory, EAST, SyncOperator.FLUX))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("GITOPS-0575", "clusters/east/source.yaml");
    }

    /** Two owners of one folder would remove what only the other has. */
    @ParameterizedTest
    @CsvSource({"prod, prod", "prod, prod/east", "prod/east, prod"})
    void foldersDoNotOverlap(String one, String other) {
        SyncedCluster sync =
                SyncedCluster.of("east", "https://h/r", "main").with(new SyncedEnvironment("a", one, List.of()));

        assertThatThrownBy(() -> sync.with(new SyncedEnvironment("b", other, List.of())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0574");
        assertThat(sync.with(new SyncedEnvironment("b", one + "-2", List.of())).environments())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clusters", "clusters/east", "clusters/east/prod"})
    void noEnvironmentIsWhereTheObjectsOfTheOperatorAre(String path) {
        SyncedCluster sync = SyncedCluster.of("east", "https://h/r", "main");

        assertThatThrownBy(() -> sync.with(new SyncedEnvironment("prod", path, List.of())))
                .hasMessageContaining("GITOPS-0574", path);
        assertThat(sync.with(new SyncedEnvironment("prod", "clusters/eastern", List.of()))
                        .environments())
                .hasSize(1);
    }

    /** Security families 1 and 14: no name leaves its folder or becomes more than a name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "a/b",
                "A",
                "a_b",
                "-a",
                "a-",
                "a\nb",
                "a: b",
                "{{x}}",
                "41-characters-are-one-more-than-there-may"
            })
    void namesAreNamesOfKubernetes(String name) {
        assertThatThrownBy(() -> SyncedCluster.of(name, "https://h/r", "main")).hasMessageContaining("GITOPS-0571");
        assertThatThrownBy(() -> SyncedEnvironment.of(name)).hasMessageContaining("GITOPS-0571");
        assertThatThrownBy(() -> EAST.withGitSecret(name + "_")).hasMessageContaining("GITOPS-0571");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "../a", "a/../b", "a//b", "a b", "a\n", "a,b", "{a}", "a/"})
    void foldersAreInsideOfTheRepository(String path) {
        assertThatThrownBy(() -> new SyncedEnvironment("a", path, List.of())).hasMessageContaining("GITOPS-0573");
        assertThatThrownBy(() -> new SyncedEnvironment("a", "a", List.of(List.of("x"), List.of(path))))
                .hasMessageContaining("GITOPS-0573");
    }

    @ParameterizedTest
    @CsvSource({
        "git@ssh.dev.azure.com:v3/o/p/r, ssh://git@ssh.dev.azure.com/v3/o/p/r",
        "ssh://git@host:2222/r.git, ssh://git@host:2222/r.git",
        "https://org@dev.azure.com/org/p/_git/r, https://dev.azure.com/org/p/_git/r",
        "dev.azure.com/org/p/_git/r, https://dev.azure.com/org/p/_git/r"
    })
    void theAddressIsAUrl(String given, String url) {
        assertThat(SyncedCluster.of("east", given, "main").repository()).isEqualTo(url);
    }

    /** Security family 17. */
    @ParameterizedTest
    @ValueSource(strings = {"https://ada:hunter2@host/r", "ssh://ada:hunter2@host/r"})
    void aPasswordIsNoPartOfAManifestOrAMessage(String address) {
        assertThatThrownBy(() -> SyncedCluster.of("east", address, "main"))
                .hasMessageContaining("GITOPS-0572")
                .message()
                .doesNotContain("hunter2");
        assertThatThrownBy(() -> new EventReceiver("https://ada:hunter2@host/r", Optional.empty()))
                .hasMessageContaining("GITOPS-0572")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void whatCannotBeFollowedIsATypedError() {
        SyncedCluster nothing = SyncedCluster.of("east", "https://h/r", "main");
        assertThatThrownBy(() -> SyncFiles.of(nothing, SyncOperator.FLUX)).hasMessageContaining("GITOPS-0576");
        assertThatThrownBy(() -> SyncedCluster.of("east", "file:///srv/r", "main"))
                .hasMessageContaining(HostCode.URL_INVALID.id());
        assertThatThrownBy(() -> SyncedCluster.of("east", "https://h/r", "a..b"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new EventReceiver("javascript:x", Optional.empty()))
                .hasMessageContaining("GITOPS-0572");
        assertThatThrownBy(() -> nothing.withInterval(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThat(SyncFiles.of(
                                nothing.with(SyncedEnvironment.of("a")).withInterval(Duration.ofSeconds(90)),
                                SyncOperator.FLUX)
                        .get("clusters/east/source.yaml"))
                .contains("interval: 90s");
    }
}
