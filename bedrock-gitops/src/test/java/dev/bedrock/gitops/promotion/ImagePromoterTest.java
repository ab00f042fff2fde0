package dev.bedrock.gitops.promotion;

import static dev.bedrock.gitops.promotion.Definition.config;
import static dev.bedrock.gitops.promotion.Definition.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.gitops.delivery.Delivery;
import dev.bedrock.gitops.delivery.DeliveryOutcome;
import dev.bedrock.gitops.image.ImageTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagePromoterTest {
    @TempDir
    Path directory;

    Definition definition;
    ImagePromoter promoter;

    @BeforeEach
    void aDefinition() {
        definition = Definition.create(directory, List.of("web", "cart"), List.of("main", "qa"));
        promoter = ImagePromoter.of(definition.remote());
    }

    private DeliveryOutcome promote(PromotionRequest request) {
        return promoter.apply(promoter.plan(request));
    }

    private static PromotionRequest web(String image) {
        return PromotionRequest.of(ImageUpdate.of(place("web", "qa"), image));
    }

    @Test
    void aPlanSaysWhatWouldChangeAndWritesNothing() {
        CommitId before = definition.head("main");

        PromotionPlan plan = promoter.plan(web("r/web:qa-2"));

        assertThat(plan.toString()).isEqualTo("shop/web/qa: r/web:1 -> r/web:qa-2\n");
        assertThat(plan.files()).hasSize(1);
        assertThat(plan.files().get(0).toString()).contains("-        tag: \"1\"", "+        tag: \"qa-2\"");
        assertThat(plan.base()).isEqualTo("main");
        assertThat(plan.baseCommit()).isEqualTo(before);
        assertThat(definition.repository().gitBare("for-each-ref")).doesNotContain("DEPLOY");
    }

    @Test
    void anImageGoesToABranchOfThatNameFromWhichAPullRequestCanBeOpened() {
        CommitId before = definition.head("main");

        DeliveryOutcome outcome = promote(web("r/web:qa-2").withBuild("4711"));

        CommitId commit = definition.head("DEPLOY/shop-web-qa-2");
        assertThat(outcome)
                .isEqualTo(new DeliveryOutcome.Proposed(
                        "DEPLOY/shop-web-qa-2", "main", commit, "Updating shop/web/qa image tag to qa-2.", "", true));
        assertThat(definition.file("DEPLOY/shop-web-qa-2", "shop/web/qa/config/common.yaml"))
                .isEqualTo(config("web", "qa", "qa-2"));
        assertThat(definition.head("main")).isEqualTo(before);
        assertThat(definition.repository().gitBare("show", "-s", "--format=%B", commit.hex()))
                .isEqualTo("""
                Updating shop/web/qa image tag to qa-2.

                Bedrock-Image: shop/web/qa r/web:qa-2
                Bedrock-Build: 4711
                Bedrock-Change: image DEPLOY/shop-web-qa-2 4711""");
        assertThat(promote(web("r/web:qa-2").withBuild("4711")))
                .isEqualTo(new DeliveryOutcome.Proposed(
                        "DEPLOY/shop-web-qa-2", "main", commit, "Updating shop/web/qa image tag to qa-2.", "", false));
    }

    @Test
    void twoRingsDoNotShareABranch() {
        assertThat(web("r/web:2.0").branch()).isEqualTo("DEPLOY/shop-web-qa-2.0");
        assertThat(PromotionRequest.of(ImageUpdate.of(place("web", "main"), "r/web:2.0"))
                        .branch())
                .isEqualTo("DEPLOY/shop-web-main-2.0");
        assertThat(web("r/web@sha256:" + "ab".repeat(32)).branch()).isEqualTo("DEPLOY/shop-web-qa-sha256-abababababab");
    }

    @Test
    void severalImagesAreOneCommit() {
        PromotionRequest request = PromotionRequest.of(
                        ImageUpdate.of(place("web", "qa"), ":2"), ImageUpdate.of(place("cart", "qa"), "s/cart:3"))
                .withDelivery(Delivery.direct());
        CommitId before = definition.head("main");

        DeliveryOutcome outcome = promote(request);

        assertThat(request.branch()).matches("DEPLOY/shop-2-images-[0-9a-f]{12}");
        assertThat(outcome).isEqualTo(new DeliveryOutcome.Committed("main", definition.head("main")));
        assertThat(definition
                        .repository()
                        .gitBare("rev-list", before + "..main")
                        .lines())
                .hasSize(1);
        assertThat(definition.repository().gitBare("show", "-s", "--format=%B", "main"))
                .isEqualTo("""
                Updating 2 images.

                * shop/web/qa: r/web:1 -> r/web:2
                * shop/cart/qa: r/cart:1 -> s/cart:3

                Bedrock-Image: shop/web/qa r/web:2
                Bedrock-Image: shop/cart/qa s/cart:3""");
        assertThat(definition.file("main", "shop/cart/qa/config/common.yaml")).contains("repository: s/cart");
        assertThat(promote(request)).isEqualTo(new DeliveryOutcome.Unchanged(definition.head("main")));
    }

    @Test
    void whatOthersPushInBetweenIsKeptAndTheirImageIsAConflict() {
        PromotionPlan plan = promoter.plan(web(":2").withDelivery(Delivery.direct()));
        PromotionPlan other = promoter.plan(web(":3").withDelivery(Delivery.direct()));
        definition.repository().commit(Map.of("shop/web/qa/config/common.yaml", config("web", "qa", "1") + "# x\n"));

        promoter.apply(plan);
        CommitId after = definition.head("main");

        assertThat(definition.file("main", "shop/web/qa/config/common.yaml"))
                .isEqualTo(config("web", "qa", "2") + "# x\n");
        assertThatThrownBy(() -> promoter.apply(other))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("GITOPS-0463")
                .hasMessageContaining("has r/web:2 now, and had r/web:1");
        assertThat(definition.head("main")).isEqualTo(after);
    }

    @Test
    void aBuildThatRunsAgainDoesNotUndoWhatCameAfterIt() {
        PromotionRequest first = web(":2").withDelivery(Delivery.direct()).withBuild("1");
        promote(first);
        CommitId made = definition.head("main");
        promote(web(":3").withDelivery(Delivery.direct()).withBuild("2"));

        DeliveryOutcome outcome = promote(first);

        assertThat(outcome).isEqualTo(new DeliveryOutcome.AlreadyMade(made));
        assertThat(definition.file("main", "shop/web/qa/config/common.yaml")).contains("tag: \"3\"");
    }

    @Test
    void aBranchThatWasMergedBeginsAnew() {
        promote(web("r/web:qa-2"));
        TestRepository repository = definition.repository();
        repository.git("fetch", "-q", "origin");
        repository.git("merge", "-q", "--no-ff", "-m", "Merge", "origin/DEPLOY/shop-web-qa-2");
        repository.commit(Map.of("shop/web/qa/config/common.yaml", config("web", "qa", "1")));

        DeliveryOutcome outcome = promote(web("r/web:qa-2"));

        assertThat(outcome).isInstanceOf(DeliveryOutcome.Proposed.class);
        assertThat(repository.gitBare("rev-list", "--count", "main..DEPLOY/shop-web-qa-2"))
                .isEqualTo("1");
        assertThat(repository.gitBare("diff", "--stat", "main", "DEPLOY/shop-web-qa-2"))
                .contains("1 file changed");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        definition.repository().commit(Map.of("shop/cart/qa/config/common.yaml", "subcomponents: [\n"));

        assertThatThrownBy(() -> promoter.plan(PromotionRequest.of(
                        ImageUpdate.of(place("web", "qaa"), ":2"),
                        ImageUpdate.of(place("weeb", "qa"), ":2"),
                        ImageUpdate.of(place("cart", "qa"), ":2"),
                        ImageUpdate.of(place("web", "qa").withSubcomponent("charts"), ":2"))))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(error -> assertThat(((InvalidInputException) error).problems())
                        .hasSize(4)
                        .extracting(Problem::toString)
                        .anyMatch(text -> text.contains("GITOPS-0460") && text.contains("did you mean 'qa'?"))
                        .anyMatch(text -> text.contains("GITOPS-0460") && text.contains("'shop/weeb/qa'"))
                        .anyMatch(text -> text.startsWith("shop/cart/qa/config/common.yaml:"))
                        .anyMatch(text -> text.contains("no subcomponent 'charts'")));
        assertThatThrownBy(() -> PromotionRequest.of(
                        ImageUpdate.of(place("web", "qa"), ":2"), ImageUpdate.of(place("web", "qa"), ":3")))
                .hasMessageContaining("GITOPS-0466");
        assertThatThrownBy(() -> ImageUpdate.of(place("web", "qa"), "r/web")).hasMessageContaining("GITOPS-0450");
    }

    @Test
    void aValueThatWinsElsewhereIsAnErrorOrAWarning() {
        definition
                .repository()
                .commit(Map.of(
                        "shop/config/common.yaml", """
                                subcomponents:
                                  web: {subcomponents: {qa: {subcomponents: {chart: {config: {image: {tag: pinned}}}}}}}
                                """,
                        "shop/web/main/config/east.yaml", "subcomponents: {chart: {config: {image: {tag: own}}}}\n"));

        assertThatThrownBy(() -> promoter.plan(web(":2")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("shop/config/common.yaml:2:")
                .hasMessageContaining("GITOPS-0461")
                .hasMessageContaining("'image.tag' of shop/web/qa");
        assertThat(promoter.plan(PromotionRequest.of(ImageUpdate.of(place("web", "main"), ":2")))
                        .problems())
                .extracting(Problem::code)
                .containsExactly("GITOPS-0462");
        assertThat(promoter.plan(PromotionRequest.of(
                                ImageUpdate.of(place("web", "main").withEnvironment("east"), ":2")))
                        .toString())
                .isEqualTo("shop/web/main(east): :own -> :2\n");
    }

    @Test
    void configurationInOtherFormatsAndLinksAreLeftAlone() {
        TestRepository repository = definition.repository();
        repository.git("rm", "-q", "shop/web/qa/config/common.yaml", "shop/cart/qa/config/common.yaml");
        repository.git("mv", "shop/web/main/config/common.yaml", "shop/web/main/config/common.yml");
        definition.repository().commit(Map.of("shop/web/qa/config/common.json", "{}"));

        assertThatThrownBy(() -> promoter.plan(web(":2")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0467");
        assertThat(promoter.plan(PromotionRequest.of(ImageUpdate.of(place("web", "main"), ":2")))
                        .files()
                        .get(0)
                        .path())
                .isEqualTo("shop/web/main/config/common.yml");
    }

    @Test
    void theFirstImageOfARingTakesTheKeysOfItsChart() {
        TestRepository charts = TestRepository.create(directory.resolve("charts"), "charts");
        charts.commit(Map.of("web/values.yaml", "api: {image: {repository: x, tag: y}}\n"));
        String local =
                "name: qa\nsubcomponents:\n- {name: chart, type: helm, method: local, path: ../../../charts/web}\n";
        String git = "name: qa\nsubcomponents:\n- {name: chart, type: helm, method: git, source: '" + charts.bare()
                + "', path: web, branch: main}\n";
        definition
                .repository()
                .commit(Map.of(
                        "shop/web/qa/component.yaml", local,
                        "shop/web/qa/config/common.yaml", "# none yet\n",
                        "charts/web/values.yaml", "server: {image: {repository: x, tag: y}}\n",
                        "shop/cart/qa/component.yaml", git,
                        "shop/cart/qa/config/common.yaml", ""));
        GitClient client = Definition.client(
                directory.resolve("chart-cache"), charts.bare().toString());
        PromotionRequest request = PromotionRequest.of(
                        ImageUpdate.of(place("web", "qa"), "r/web:2"), ImageUpdate.of(place("cart", "qa"), "r/cart:2"))
                .withDelivery(Delivery.direct());
        promoter = promoter.withCharts(ChartDefaults.ofGit(client));

        assertThat(promoter.plan(request).problems()).isEmpty();
        promote(request);

        assertThat(definition.file("main", "shop/web/qa/config/common.yaml")).isEqualTo("""
                # none yet
                subcomponents:
                  chart:
                    config:
                      server:
                        image:
                          repository: r/web
                          tag: "2"
                """);
        assertThat(definition.file("main", "shop/cart/qa/config/common.yaml")).contains("      api:\n");
    }

    @Test
    void aChartThatCannotBeReadIsAWarning() {
        definition.repository().commit(Map.of("shop/web/qa/config/common.yaml", ""));
        GitClient closed = GitClient.builder(directory.resolve("chart-cache"))
                .offline(true)
                .build();

        PromotionPlan plan = promoter.withCharts(ChartDefaults.ofGit(closed)).plan(web("r/web:2"));

        assertThat(plan.problems()).extracting(Problem::code).containsExactlyInAnyOrder("GITOPS-0465", "GITOPS-0453");
    }

    @Test
    void aPlaceOutsideOfWhatReconcileMakesIsNamedByItsFolder() {
        definition
                .repository()
                .commit(Map.of(
                        "infra/component.yaml",
                                "name: infra\nsubcomponents:\n- {name: redis, type: helm, method: helm, source: 'https://c.example', path: redis}\n",
                        "infra/config/prod.yaml", "subcomponents: {redis: {config: {image: {tag: a}}}}\n"));
        ImageTarget redis = ImageTarget.at("infra").withSubcomponent("redis").withEnvironment("prod");

        assertThat(promoter.plan(PromotionRequest.of(ImageUpdate.of(redis, ":b")))
                        .toString())
                .isEqualTo("infra/redis(prod): :a -> :b\n");
    }
}
