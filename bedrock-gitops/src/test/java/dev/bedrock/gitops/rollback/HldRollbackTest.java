package dev.bedrock.gitops.rollback;

import static dev.bedrock.gitops.promotion.Definition.config;
import static dev.bedrock.gitops.promotion.Definition.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.gitops.delivery.Delivery;
import dev.bedrock.gitops.delivery.DeliveryOutcome;
import dev.bedrock.gitops.promotion.Definition;
import dev.bedrock.gitops.promotion.ImagePromoter;
import dev.bedrock.gitops.promotion.ImageUpdate;
import dev.bedrock.gitops.promotion.PromotionPlan;
import dev.bedrock.gitops.promotion.PromotionRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HldRollbackTest {
    private static final RollbackScope WEB = new RollbackScope.Service("shop", "web", "qa");
    private static final String CONFIG = "shop/web/qa/config/common.yaml";

    @TempDir
    Path directory;

    Definition definition;
    TestRepository repository;
    ImagePromoter promoter;
    HldRollback rollback;

    @BeforeEach
    void aDefinition() {
        definition = Definition.create(directory, List.of("web", "cart"), List.of("main", "qa"));
        repository = definition.repository();
        promoter = ImagePromoter.of(definition.remote());
        rollback = HldRollback.of(definition.remote());
    }

    private CommitId promote(ImageUpdate... updates) {
        PromotionRequest request = PromotionRequest.of(updates).withDelivery(Delivery.direct());
        CommitId commit = promoter.apply(promoter.plan(request)).commit();
        repository.git("pull", "-q", "origin", "main");
        return commit;
    }

    private static ImageUpdate web(String tag) {
        return ImageUpdate.of(place("web", "qa"), ":" + tag);
    }

    private static ImageUpdate cart(String tag) {
        return ImageUpdate.of(place("cart", "qa"), ":" + tag);
    }

    private DeliveryOutcome apply(RollbackRequest request) {
        DeliveryOutcome outcome = rollback.apply(rollback.plan(request.withDelivery(Delivery.direct())));
        repository.git("pull", "-q", "origin", "main");
        return outcome;
    }

    private String tag(String service) {
        return definition
                .file("main", "shop/" + service + "/qa/config/common.yaml")
                .replaceAll("(?s).*tag: \"(.*?)\".*", "$1");
    }

    @Test
    void aRollbackIsPreviewedAndProposedOnABranch() {
        CommitId good = definition.head("main");
        CommitId bad = promote(web("2"));

        RollbackPlan plan = rollback.plan(RollbackRequest.of(WEB).withReason("It crashes."));

        assertThat(plan.toString()).isEqualTo("""
                shop/web/qa to %s
                revert %s Updating shop/web/qa image tag to 2.
                update shop/web/qa/config/common.yaml
                """.formatted(good.abbreviated(), bad.abbreviated()));
        assertThat(plan.files().get(0).toString()).contains("-        tag: \"2\"", "+        tag: \"1\"");
        assertThat(definition.head("main")).isEqualTo(bad);

        DeliveryOutcome outcome = rollback.apply(plan);

        String branch = "ROLLBACK/shop-web-qa-" + good.abbreviated();
        assertThat(outcome)
                .isEqualTo(new DeliveryOutcome.Proposed(
                        branch,
                        "main",
                        definition.head(branch),
                        "Revert \"Updating shop/web/qa image tag to 2.\"",
                        "This reverts commit " + bad + ".\n\nIt crashes.\n\n* shop/web/qa: r/web:2 -> r/web:1",
                        true));
        assertThat(definition.file(branch, CONFIG)).isEqualTo(config("web", "qa", "1"));
        assertThat(repository.gitBare("show", "-s", "--format=%(trailers)", branch))
                .isEqualTo("""
                Bedrock-Reverts: %s
                Bedrock-Rollback-To: shop/web/qa %s
                Bedrock-Rolled-Back: shop/web/qa r/web:2
                Bedrock-Image: shop/web/qa r/web:1""".formatted(bad, good));
        assertThat(definition.head("main")).isEqualTo(bad);
    }

    @ParameterizedTest
    @EnumSource(names = {"REVERT", "FORWARD"})
    void whatTheBadVersionHasAddedGoesAndWhatOthersHaveDoneStays(RollbackMethod method) {
        repository.commit(Map.of(
                CONFIG,
                config("web", "qa", "2"),
                "shop/web/qa/extra/crd.yaml",
                "kind: X\n",
                "shop/web/qa/component.yaml",
                "name: qa\nsubcomponents: []\n"));
        promote(cart("9"));
        String before = repository.gitBare("show", "main~2:shop/web/qa/component.yaml");

        apply(RollbackRequest.of(WEB).withMethod(method));

        assertThat(repository
                        .gitBare("ls-tree", "-r", "--name-only", "main", "shop/web/qa")
                        .lines())
                .containsExactly("shop/web/qa/component.yaml", CONFIG);
        assertThat(repository.gitBare("show", "main:shop/web/qa/component.yaml"))
                .isEqualTo(before);
        assertThat(tag("web")).isEqualTo("1");
        assertThat(tag("cart")).isEqualTo("9");
        assertThat(apply(RollbackRequest.of(new RollbackScope.Service("shop", "cart", "qa"))
                        .to(definition.head("main"))))
                .isInstanceOf(DeliveryOutcome.Unchanged.class);
    }

    @Test
    void aRevertShowsWhatElseItTakesBackAndAForwardCommitDoesNot() {
        promote(web("2"), cart("2"));

        RollbackPlan revert = rollback.plan(RollbackRequest.of(WEB));
        RollbackPlan forward = rollback.plan(RollbackRequest.of(WEB).withMethod(RollbackMethod.FORWARD));

        assertThat(revert.beyond()).containsExactly("shop/cart/qa/config/common.yaml");
        assertThat(revert.toString()).contains("cart/qa/config/common.yaml (beyond what was asked for)");
        assertThat(forward.files()).extracting(file -> file.path()).containsExactly(CONFIG);
        rollback.apply(forward);
        apply(RollbackRequest.of(WEB));
        assertThat(tag("web")).isEqualTo("1");
        assertThat(tag("cart")).isEqualTo("1");
    }

    @Test
    void severalCommitsAreTakenBackTogether() {
        CommitId good = definition.head("main");
        promote(web("2"));
        promote(cart("2"));
        promote(web("3"));

        apply(RollbackRequest.of(WEB).to(good));

        assertThat(tag("web")).isEqualTo("1");
        assertThat(tag("cart")).isEqualTo("2");
        assertThat(repository.gitBare("log", "--format=%s", "-2", "main").lines())
                .containsExactly(
                        "Revert \"Updating shop/web/qa image tag to 2.\"",
                        "Revert \"Updating shop/web/qa image tag to 3.\"");
    }

    @Test
    void aWholeRingGoesBackEachServiceToItsOwnEarlierState() {
        promote(web("2"));
        promote(cart("2"));
        promote(ImageUpdate.of(place("web", "main"), ":2"));

        apply(RollbackRequest.of(new RollbackScope.Ring("shop", "qa")).withMethod(RollbackMethod.FORWARD));

        assertThat(tag("web")).isEqualTo("1");
        assertThat(tag("cart")).isEqualTo("1");
        assertThat(definition.file("main", "shop/web/main/config/common.yaml")).contains("tag: \"2\"");
    }

    @Test
    void anImageGoesBackAloneInOneOrSeveralClusters() {
        repository.commit(Map.of(
                "shop/web/qa/config/east.yaml", "subcomponents: {chart: {config: {image: {tag: a}, replicas: 1}}}\n",
                "shop/web/qa/config/west.yaml", "subcomponents: {chart: {config: {image: {tag: a}}}}\n",
                "shop/web/qa/config/north.yaml", "subcomponents: {chart: {config: {image: {tag: a}}}}\n"));
        repository.commit(Map.of(
                "shop/web/qa/config/east.yaml",
                        "subcomponents: {chart: {config: {image: {tag: b}, replicas: 5}}} # x\n",
                "shop/web/qa/config/west.yaml", "subcomponents: {chart: {config: {image: {tag: b}}}}\n",
                "shop/web/qa/config/north.yaml", "subcomponents: {chart: {config: {image: {tag: b}}}}\n"));
        RollbackRequest request = RollbackRequest.of(new RollbackScope.Image(place("web", "qa")))
                .withClusters(List.of("east", "west"))
                .withMethod(RollbackMethod.FORWARD);

        apply(request);

        assertThat(definition.file("main", "shop/web/qa/config/east.yaml"))
                .isEqualTo("subcomponents: {chart: {config: {image: {tag: a}, replicas: 5}}} # x\n");
        assertThat(definition.file("main", "shop/web/qa/config/west.yaml")).contains("tag: a");
        assertThat(definition.file("main", "shop/web/qa/config/north.yaml")).contains("tag: b");
        assertThatThrownBy(() -> rollback.plan(request.withClusters(List.of("moon"))))
                .hasMessageContaining("GITOPS-0470");
    }

    @Test
    void theNextRollbackGoesOneStateFurtherAndNotBackToTheBadOne() {
        promote(web("2"));
        promote(web("3"));

        apply(RollbackRequest.of(WEB).withMethod(RollbackMethod.FORWARD));
        assertThat(tag("web")).isEqualTo("2");
        apply(RollbackRequest.of(WEB));
        assertThat(tag("web")).isEqualTo("1");
        assertThatThrownBy(() -> rollback.plan(RollbackRequest.of(WEB)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0471");
    }

    @Test
    void aPromotionThatWasMergedIsOneChange() {
        PromotionRequest request = PromotionRequest.of(web("2"));
        promoter.apply(promoter.plan(request));
        repository.git("fetch", "-q", "origin");
        repository.git("merge", "-q", "--no-ff", "-m", "Merge pull request 7", "origin/" + request.branch());
        repository.git("push", "-q", "origin", "HEAD:main");

        RollbackPlan plan = rollback.plan(RollbackRequest.of(WEB));
        apply(RollbackRequest.of(WEB));

        assertThat(plan.commits()).extracting(commit -> commit.title()).containsExactly("Merge pull request 7");
        assertThat(tag("web")).isEqualTo("1");
    }

    @Test
    void whatWasRolledBackDoesNotComeBackByItself() {
        promote(web("2"));
        apply(RollbackRequest.of(WEB));
        PromotionRequest again = PromotionRequest.of(web("2")).withDelivery(Delivery.direct());

        assertThatThrownBy(() -> promoter.plan(again))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0464")
                .hasMessageContaining("r/web:2 was rolled back at shop/web/qa");
        promoter.apply(promoter.plan(again.withRolledBackAllowed(true)));
        assertThat(tag("web")).isEqualTo("2");
        promote(web("3"));
        PromotionPlan later = promoter.plan(again);
        assertThat(later.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"REVERT", "FORWARD"})
    void whatOthersChangeOfTheSameMeanwhileIsAConflictThatLosesNothing(RollbackMethod method) {
        promote(web("2"));
        RollbackRequest request = RollbackRequest.of(WEB).withMethod(method).withDelivery(Delivery.direct());
        RollbackPlan plan = rollback.plan(request);
        CommitId fixed = promote(web("3"));

        assertThatThrownBy(() -> rollback.apply(plan))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(CONFIG);
        assertThat(definition.head("main")).isEqualTo(fixed);
    }

    @Test
    void aCommitWhoseFilesWereChangedAgainCannotBeReverted() {
        promote(web("2"), cart("2"));
        promote(cart("3"));

        assertThatThrownBy(() -> rollback.plan(RollbackRequest.of(WEB)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("GITOPS-0472")
                .hasMessageContaining("shop/cart/qa/config/common.yaml")
                .hasMessageContaining("forward commit");
        apply(RollbackRequest.of(WEB).withMethod(RollbackMethod.FORWARD));
        assertThat(tag("web")).isEqualTo("1");
        assertThat(tag("cart")).isEqualTo("3");
    }

    @Test
    void aResetMovesTheBranchAndKeepsWhatItTakesAway() {
        CommitId good = definition.head("main");
        promote(web("2"));
        CommitId last = promote(cart("2"));
        RollbackRequest request =
                RollbackRequest.of(WEB).withMethod(RollbackMethod.RESET).to(good);

        RollbackPlan plan = rollback.plan(request);
        assertThat(plan.commits()).hasSize(2);
        assertThat(plan.beyond()).containsExactly("shop/cart/qa/config/common.yaml");
        DeliveryOutcome outcome = rollback.apply(plan);

        assertThat(outcome).isEqualTo(new DeliveryOutcome.Reset("main", good, "ROLLBACK/kept-" + last.abbreviated()));
        assertThat(definition.head("main")).isEqualTo(good);
        assertThat(definition.head("ROLLBACK/kept-" + last.abbreviated())).isEqualTo(last);
        assertThatThrownBy(() -> rollback.plan(RollbackRequest.of(WEB).withMethod(RollbackMethod.RESET)))
                .hasMessageContaining("GITOPS-0471");
        assertThatThrownBy(() -> rollback.plan(request.withDelivery(Delivery.onBranch("x"))))
                .hasMessageContaining("GITOPS-0474");
    }

    @Test
    void aResetThatWouldTakeAwayMoreThanWasSeenIsAConflict() {
        CommitId good = definition.head("main");
        promote(web("2"));
        RollbackPlan plan = rollback.plan(
                RollbackRequest.of(WEB).withMethod(RollbackMethod.RESET).to(good));
        CommitId other = promote(cart("2"));

        assertThatThrownBy(() -> rollback.apply(plan))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("CORE-0531");
        assertThat(definition.head("main")).isEqualTo(other);
    }

    @Test
    void whatIsNotThereIsTold() {
        promote(web("2"));

        assertThatThrownBy(() -> rollback.plan(RollbackRequest.of(
                        new RollbackScope.Service("shop", "weeb", "qa"), new RollbackScope.Ring("shop", "q"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no 'shop/weeb/qa'")
                .hasMessageContaining("did you mean 'qa'?");
        assertThatThrownBy(() -> rollback.plan(RollbackRequest.of(WEB).to(new CommitId("12".repeat(20)))))
                .hasMessageContaining("GITOPS-0473");
        assertThatThrownBy(() -> rollback.plan(RollbackRequest.of(new RollbackScope.Service("shop", "cart", "qa"))))
                .hasMessageContaining("GITOPS-0471");
    }
}
