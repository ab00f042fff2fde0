package dev.bedrock.gitops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.ComposedComponent;
import dev.bedrock.hld.composition.Environments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HldReconcilerTest {
    private static final String ONE = Shop.RINGS + "services:\n" + Shop.service("web");

    @TempDir
    Path directory;

    Shop shop;

    @BeforeEach
    void anApplicationAndADefinition() {
        shop = Shop.in(directory);
    }

    private static List<String> told(ReconcilePlan plan) {
        return plan.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void aPlanSaysWhatHappensAndWhyAndWritesNothing() {
        DirectorySnapshot snapshot = DirectorySnapshot.of(shop.hld());

        ReconcilePlan plan = shop.plan("rings: {main: {isDefault: true}}\nservices:\n" + Shop.service("web"));

        assertThat(plan).hasToString("""
                create component.yaml: the application 'shop' belongs to it
                create shop/.bedrock-reconcile: the record of what was made
                create shop/access.yaml: tokens for the repositories of charts
                create shop/component.yaml: the application 'shop'
                create shop/config/common.yaml: configuration of the application
                create shop/web/component.yaml: service 'web'
                create shop/web/config/common.yaml: configuration of service 'web'
                create shop/web/main/component.yaml: ring 'main' of service 'web'
                create shop/web/main/config/common.yaml: the Kubernetes service of ring 'main' of service 'web'
                create shop/web/main/static/ingress-route.yaml: routes to ring 'main' of service 'web'
                create shop/web/main/static/middlewares.yaml: routes to ring 'main' of service 'web'
                """);
        assertThat(plan.problems()).isEmpty();
        snapshot.assertUnchanged();
    }

    @Test
    void aSecondPlanHasNothingToDo() {
        shop.reconcile(ONE);
        DirectorySnapshot snapshot = DirectorySnapshot.of(shop.hld());

        ReconcilePlan again = shop.reconcile(ONE);

        assertThat(again.steps()).isEmpty();
        snapshot.assertUnchanged();
    }

    @Test
    void aPlanIsNotAppliedOverTheWorkOfOthers() {
        ReconcilePlan plan = shop.plan(ONE);
        Directories.write(shop.hld(), Map.of("component.yaml", "name: other\n"));

        assertThatThrownBy(plan::apply).isInstanceOf(ConflictException.class).hasMessageContaining("CORE-0113");

        assertThat(shop.files()).isEqualTo(Map.of("component.yaml", "name: other\n"));
    }

    @Test
    void imageTagsAndOtherConfigurationSurvive() {
        shop.reconcile(ONE);
        String config = """
                # tuned by ops
                subcomponents:
                  chart:
                    config:
                      replicas: 3 # enough
                      image:
                        tag: web-main-7
                      serviceName: web-main
                """;
        Directories.write(
                shop.hld(),
                Map.of("shop/web/main/config/common.yaml", config, "shop/web/config/prod.yaml", "config: {}\n"));

        shop.reconcile(ONE.replace("k8sBackendPort: 80", "k8sBackendPort: 80\n    k8sBackend: My_Backend"));

        assertThat(shop.file("shop/web/main/config/common.yaml"))
                .isEqualTo(config.replace("serviceName: web-main", "serviceName: my-backend-main"));
        assertThat(shop.file("shop/web/config/prod.yaml")).isEqualTo("config: {}\n");
        assertThat(shop.file("shop/web/main/static/ingress-route.yaml"))
                .as("the route leads to the service that the chart makes")
                .contains("name: my-backend-main\n");
    }

    @Test
    void aRemovedRingGoesWithItsFolderAndItsImageTag() {
        shop.reconcile(ONE);
        Directories.write(shop.hld(), Map.of("shop/web/qa/config/common.yaml", """
                subcomponents:
                  chart:
                    config:
                      image:
                        repository: r
                        tag: stale-55
                      serviceName: web-qa
                """));

        ReconcilePlan plan = shop.reconcile(ONE.replace(", qa: {}", ""));

        assertThat(plan.toString())
                .contains("delete shop/web/qa/component.yaml: the ring 'qa' is not in bedrock.yaml any more\n");
        assertThat(plan.problems()).isEmpty();
        assertThat(shop.hld().resolve("shop/web/qa")).doesNotExist();
        assertThat(shop.file("shop/web/component.yaml")).doesNotContain("qa");
        shop.reconcile(ONE);
        assertThat(shop.file("shop/web/qa/config/common.yaml")).doesNotContain("stale");
    }

    @Test
    void whatOthersMadeOrChangedInARemovedServiceStaysAndIsToldOf() {
        shop.reconcile(ONE + Shop.service("cart"));
        Directories.write(
                shop.hld(),
                Map.of(
                        "shop/cart/main/config/common.yaml",
                                "subcomponents: {chart: {config: {serviceName: cart-main, cpu: 2}}}\n",
                        "shop/cart/main/config/prod.yaml", "config: {a: 1}\n",
                        "shop/cart/qa/static/middlewares.yaml", "kind: Mine\n",
                        "shop/cart/notes.txt", "mine\n"));

        ReconcilePlan plan = shop.reconcile(ONE);

        assertThat(told(plan))
                .containsExactly(
                        "shop/cart/main/config/common.yaml: warning GITOPS-0207: nothing refers to the file any more, but it was"
                                + " changed since it was made and is kept",
                        "shop/cart/main/config/prod.yaml: warning GITOPS-0207: nothing refers to the file any more, but it was not"
                                + " made by reconcile and is kept",
                        "shop/cart/notes.txt: warning GITOPS-0207: nothing refers to the file any more, but it was not made by"
                                + " reconcile and is kept",
                        "shop/cart/qa/static/middlewares.yaml: warning GITOPS-0207: nothing refers to the file any more, but it was"
                                + " changed since it was made and is kept");
        assertThat(shop.files().keySet().stream().filter(path -> path.startsWith("shop/cart/")))
                .containsExactly(
                        "shop/cart/main/config/common.yaml",
                        "shop/cart/main/config/prod.yaml",
                        "shop/cart/notes.txt",
                        "shop/cart/qa/static/middlewares.yaml");
        assertThat(shop.file("shop/component.yaml")).doesNotContain("cart");
        assertThat(shop.plan(ONE).steps()).isEmpty();
    }

    @Test
    void aFileThatWasNeverMadeIsNeverRemoved() {
        Directories.write(shop.hld(), Map.of("shop/legacy/component.yaml", "name: legacy\ntype: helm\npath: chart\n"));
        shop.reconcile(ONE);

        shop.reconcile("services: []\n");

        assertThat(shop.files()).containsKey("shop/legacy/component.yaml");
        assertThat(shop.files().keySet()).noneMatch(path -> path.startsWith("shop/web"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../other.yaml", "a/../../other.yaml", "/etc/passwd", "a\\\\b", "."})
    void aRecordThatNamesFilesOutsideRemovesNone(String path) {
        shop.reconcile(ONE);
        Directories.write(
                shop.hld(),
                Map.of(
                        "other.yaml",
                        "",
                        "shop/.bedrock-reconcile",
                        "repository: shop\nfiles:\n  \"" + path + "\": \"\"\n"));
        DirectorySnapshot snapshot = DirectorySnapshot.of(shop.hld());

        assertThatThrownBy(() -> shop.plan(ONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0214")
                .hasMessageContaining("shop/.bedrock-reconcile:3:3");
        snapshot.assertUnchanged();
    }

    @Test
    void routesCanBeSwitchedOff() {
        shop.reconcile(ONE);

        ReconcilePlan plan =
                shop.reconcile(Shop.RINGS + "services:\n" + Shop.service("web", "disableRouteScaffold: true"));

        assertThat(plan.toString())
                .contains("delete shop/web/main/static/middlewares.yaml: it is not needed any more\n");
        assertThat(shop.files().keySet()).noneMatch(path -> path.contains("/static/"));
        assertThat(shop.file("shop/web/main/component.yaml")).isEqualTo("""
                name: main
                subcomponents:
                - name: chart
                  type: helm
                  source: https://git.example/charts
                  method: git
                  path: web
                  branch: main
                """);
    }

    @Test
    void handEditsOfGeneratedFilesAreReplacedAndToldOf() {
        shop.reconcile(ONE);
        String route = shop.file("shop/web/qa/static/ingress-route.yaml");
        Directories.write(shop.hld(), Map.of("shop/web/qa/static/ingress-route.yaml", route + "# mine\n"));

        ReconcilePlan plan = shop.reconcile(ONE);

        assertThat(told(plan))
                .containsExactly(
                        "shop/web/qa/static/ingress-route.yaml: warning GITOPS-0206: what was changed by hand is replaced");
        assertThat(shop.file("shop/web/qa/static/ingress-route.yaml")).isEqualTo(route);
    }

    @Test
    void aFileOfSomebodyElseIsNotOverwritten() {
        Directories.write(shop.hld(), Map.of("shop/web/main/static/middlewares.yaml", "kind: Mine\n"));
        DirectorySnapshot snapshot = DirectorySnapshot.of(shop.hld());

        assertThatThrownBy(() -> shop.plan(ONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0205")
                .hasMessageContaining("shop/web/main/static/middlewares.yaml");
        snapshot.assertUnchanged();
    }

    @Test
    void stanzasAndCommentsOfOthersStayInComponentFiles() {
        shop.reconcile(ONE);
        Directories.write(
                shop.hld(),
                Map.of(
                        "component.yaml",
                        "# the cluster\nname: top\nsubcomponents:\n- name: zeta # old\n  path: ./zeta\n",
                        "shop/web/main/component.yaml",
                        shop.file("shop/web/main/component.yaml")
                                + "- name: extra\n  type: static\n  path: ./extra\n"));

        shop.reconcile(ONE.replace("branch: main", "branch: next"));

        assertThat(shop.file("component.yaml")).isEqualTo("""
                # the cluster
                name: top
                subcomponents:
                - name: zeta # old
                  path: ./zeta
                - name: shop
                  type: component
                  method: local
                  path: ./shop
                """);
        assertThat(shop.file("shop/web/main/component.yaml"))
                .contains("branch: next\n")
                .contains("- name: extra\n");
        assertThat(shop.plan(ONE.replace("branch: main", "branch: next")).steps())
                .isEmpty();

        ReconcilePlan plan = shop.reconcile("rings: {qa: {}}\nservices:\n" + Shop.service("web"));
        assertThat(shop.file("shop/web/main/component.yaml"))
                .as("it has a stanza of somebody else")
                .contains("- name: extra\n");
        assertThat(told(plan)).anyMatch(line -> line.startsWith("shop/web/main/component.yaml: warning GITOPS-0207"));
    }

    @Test
    void anotherSubcomponentOfTheSameNameIsNotReplaced() {
        Directories.write(
                shop.hld(),
                Map.of(
                        "component.yaml",
                        "name: top\nsubcomponents:\n- name: shop\n  source: https://x.example/y\n  method: git\n"));

        assertThatThrownBy(() -> shop.plan(ONE)).hasMessageContaining("component.yaml:3:3: error GITOPS-0205");
    }

    @Test
    void theFolderOfAnotherRepositoryIsNotTaken() {
        shop.reconcile(ONE);

        assertThatThrownBy(() -> shop.plan(ONE, ReconcileRequest.of("Shop")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0205")
                .hasMessageContaining("belongs to the repository 'shop'");
    }

    @Test
    void severalApplicationsLiveSideBySide() {
        shop.reconcile(ONE);
        shop.plan(ONE, ReconcileRequest.of("Other.App")).apply();

        assertThat(shop.file("component.yaml")).contains("path: ./other-app\n").contains("path: ./shop\n");
        assertThat(shop.plan(ONE).steps()).isEmpty();
    }

    @Test
    void tokensAreNamedOncePerUrlAndWhatIsThereWins() {
        Directories.write(shop.hld(), Map.of("shop/access.yaml", "'https://git.example/charts': MINE\n"));

        ReconcilePlan plan = shop.plan(
                ONE.replace("branch: main", "branch: main, accessTokenVariable: THEIRS"),
                ReconcileRequest.of("shop").withUrl("https://me:secret@git.example/shop.git"));
        plan.apply();

        assertThat(shop.file("shop/access.yaml")).isEqualTo("""
                'https://git.example/shop.git': ACCESS_TOKEN_SECRET
                'https://git.example/charts': MINE
                """);
        assertThat(told(plan))
                .containsExactly(
                        "shop/access.yaml: note GITOPS-0211: 'https://git.example/charts' keeps the token variable"
                                + " MINE, bedrock.yaml has THEIRS");
        assertThat(plan.toString() + told(plan)).doesNotContain("secret");
    }

    @Test
    void commentsInAccessYamlStay() {
        Directories.write(shop.hld(), Map.of("shop/access.yaml", "# tokens\nhttps://a.example/b: A\n"));

        shop.reconcile(ONE);

        assertThat(shop.file("shop/access.yaml"))
                .isEqualTo("# tokens\nhttps://a.example/b: A\nhttps://git.example/charts: ACCESS_TOKEN_SECRET\n");
    }

    @Test
    void aServiceInTheRootNeedsAName() {
        String chart = "    helm: {chart: {repository: 'https://charts.example', chart: c}}\n    k8sBackendPort: 80\n";

        ReconcilePlan plan = shop.reconcile(Shop.RINGS + "services:\n  - path: .\n" + chart);
        assertThat(told(plan))
                .containsExactly(
                        "bedrock.yaml:3:5: warning GITOPS-0208: a service in the root folder without displayName is passed over");
        assertThat(shop.files().keySet()).noneMatch(path -> path.endsWith("main/component.yaml"));

        shop.reconcile(Shop.RINGS + "services:\n  - path: ./\n    displayName: Root.App\n" + chart);
        assertThat(shop.file("shop/root-app/main/component.yaml"))
                .contains("method: helm\n")
                .doesNotContain("branch");
    }

    @Test
    void definitionsWithoutServicesOrRingsCanBeGenerated() {
        shop.reconcile("rings: {}\nservices: []\n");
        assertThat(shop.files().keySet())
                .containsExactly("component.yaml", "shop/.bedrock-reconcile", "shop/component.yaml");
        assertThat(Hld.open(shop.hld()).compose(Environments.of("prod")).problems())
                .noneMatch(Problem::isError);

        ReconcilePlan plan = shop.reconcile("rings: {}\nservices:\n" + Shop.service("web"));
        assertThat(plan.problems()).extracting(Problem::code).containsExactly("GITOPS-0209");
        assertThat(Hld.open(shop.hld()).compose(Environments.of("prod")).problems())
                .noneMatch(Problem::isError);
    }

    @Test
    void theResultIsADefinitionThatComposes() {
        shop.reconcile(ONE);

        assertThat(Hld.open(shop.hld()).compose(Environments.of("prod")).components().stream()
                        .map(ComposedComponent::outputPath))
                .contains("shop/web/main/static", "shop/web/qa/static");
    }

    @Test
    void yamlFilesWithTheOtherEndingAreUsedAndJsonIsRefused() throws IOException {
        Directories.write(shop.hld(), Map.of("component.yml", "name: top\n"));
        shop.reconcile(ONE);
        assertThat(shop.files()).doesNotContainKey("component.yaml");
        assertThat(shop.file("component.yml")).contains("./shop");

        Files.delete(shop.hld().resolve("component.yml"));
        Directories.write(shop.hld(), Map.of("component.json", "{}"));
        assertThatThrownBy(() -> shop.plan(ONE)).hasMessageContaining("component.json: error GITOPS-0213");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingIsWritten() {
        DirectorySnapshot snapshot = DirectorySnapshot.of(shop.hld());
        String text = Shop.RINGS + "services:\n" + Shop.service("web", "k8sBackendPort:") + Shop.service("a".repeat(70))
                + Shop.service("trailing-");

        assertThatThrownBy(() -> shop.plan(text))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .extracting(Problem::code)
                        .contains("GITOPS-0203", "GITOPS-0202")
                        .hasSizeGreaterThan(4));
        snapshot.assertUnchanged();
    }

    @Test
    void aRepositoryNeedsAName() {
        for (String name : List.of("", "--upload-pack=x", "config", "..")) {
            assertThatThrownBy(() -> shop.plan(ONE, ReconcileRequest.of(name)))
                    .as(name)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("GITOPS-0201");
        }
    }

    @Test
    void routesOfOneNameAreToldOf() {
        ReconcilePlan plan =
                shop.plan("rings: {b-c: {}, c: {}}\nservices:\n" + Shop.service("a") + Shop.service("a-b"));

        assertThat(told(plan))
                .containsExactly("bedrock.yaml:7:5: warning GITOPS-0212: the routes of a-b in ring c and a in"
                        + " ring b-c have the same name 'a-b-c'");
    }

    @Test
    void anInterruptedReconcileIsCompletedByTheNext() {
        shop.reconcile(ONE);
        String before = shop.file("component.yaml");
        String root = HldReconciler.open(shop.hld()).root().toString();
        Directories.write(shop.hld(), Map.of(".bedrock-changes", """
                {"root": "%s", "files": [{"path": "component.yaml", "before": "%s", "after": "name: done\\n"}]}
                """.formatted(root, sha256(before))));

        ReconcilePlan plan = shop.plan(ONE);

        assertThat(plan.changes().files().get(0).before()).contains("name: done\n");
        assertThat(shop.files()).doesNotContainKey(".bedrock-changes");
    }

    private static String sha256(String text) {
        Ownership record = Ownership.none("x");
        record.put("f", text);
        return record.files().getOrDefault("f", "");
    }

    @Test
    void symbolicLinksOutOfTheDefinitionAreRefused() throws IOException {
        Path outside = Directories.write(directory.resolve("outside"), Map.of("x.yaml", "x"));
        Files.createSymbolicLink(shop.hld().resolve("shop"), outside);
        DirectorySnapshot snapshot = DirectorySnapshot.of(outside);

        assertThatThrownBy(() -> shop.reconcile(ONE)).isInstanceOf(BedrockException.class);
        snapshot.assertUnchanged();
    }

    @Test
    void codesAreUniqueAndExplained() {
        assertThat(Arrays.stream(ReconcileCode.values()).map(ReconcileCode::id)).doesNotHaveDuplicates();
        assertThat(ReconcileCode.values()).allMatch(code -> code.explanation().length() > 20);
    }
}
