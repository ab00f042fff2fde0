package dev.bedrock.gitops.history;

import static dev.bedrock.gitops.promotion.Definition.config;
import static dev.bedrock.gitops.promotion.Definition.place;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitChange;
import dev.bedrock.core.git.GitRemote;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.git.TreeChange;
import dev.bedrock.core.git.TreeEdit;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.gitops.delivery.Delivery;
import dev.bedrock.gitops.promotion.Definition;
import dev.bedrock.gitops.promotion.ImagePromoter;
import dev.bedrock.gitops.promotion.ImageUpdate;
import dev.bedrock.gitops.promotion.PromotionRequest;
import dev.bedrock.gitops.rollback.HldRollback;
import dev.bedrock.gitops.rollback.RollbackRequest;
import dev.bedrock.gitops.rollback.RollbackScope;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageHistoryTest {
    @TempDir
    Path directory;

    Definition definition;
    TestRepository repository;
    ImagePromoter promoter;

    @BeforeEach
    void aDefinition() {
        definition = Definition.create(directory, List.of("web", "cart"), List.of("qa"));
        repository = definition.repository();
        promoter = ImagePromoter.of(definition.remote());
    }

    private CommitId promote(String service, String tag) {
        PromotionRequest request = PromotionRequest.of(ImageUpdate.of(place(service, "qa"), ":" + tag))
                .withDelivery(Delivery.direct());
        CommitId commit = promoter.apply(promoter.plan(request)).commit();
        repository.git("pull", "-q", "origin", "main");
        return commit;
    }

    private List<String> read(HistoryQuery query) {
        return ImageHistory.of(definition.remote())
                .read(query)
                .map(entry -> entry.toString().substring(entry.toString().indexOf(' ') + 1))
                .toList();
    }

    @Test
    void everyChangeOfAnImageIsAnEntryWhoeverHasMadeIt() {
        promote("web", "2");
        repository.commit(Map.of("shop/cart/qa/config/common.yaml", config("cart", "qa", "by-hand")));
        repository.commit(Map.of("README.md", "no image"));
        HldRollback rollback = HldRollback.of(definition.remote());
        rollback.apply(rollback.plan(RollbackRequest.of(new RollbackScope.Service("shop", "web", "qa"))
                .withDelivery(Delivery.direct())));

        assertThat(read(HistoryQuery.defaults()))
                .containsExactly(
                        "shop/web/qa r/web:2 -> r/web:1 (rollback)",
                        "shop/cart/qa r/cart:1 -> r/cart:by-hand (change)",
                        "shop/web/qa r/web:1 -> r/web:2 (promotion)",
                        "shop/cart/qa none -> r/cart:1 (change)",
                        "shop/web/qa none -> r/web:1 (change)");
        assertThat(read(HistoryQuery.defaults().withService("cart").withLimit(1)))
                .containsExactly("shop/cart/qa r/cart:1 -> r/cart:by-hand (change)");
        assertThat(read(HistoryQuery.defaults().withApplication("Shop").withRing("QA")))
                .hasSize(5);
        assertThat(read(HistoryQuery.defaults().withRing("main"))).isEmpty();
    }

    @Test
    void aMergedPromotionIsOneEntryAtTheTimeOfItsMerge() {
        PromotionRequest request = PromotionRequest.of(ImageUpdate.of(place("web", "qa"), ":2"));
        promoter.apply(promoter.plan(request));
        repository.git("fetch", "-q", "origin");
        repository.git("merge", "-q", "--no-ff", "-m", "Merge pull request 7", "origin/" + request.branch());
        repository.git("push", "-q", "origin", "HEAD:main");

        List<HistoryEntry> entries = ImageHistory.of(definition.remote())
                .read(HistoryQuery.defaults().withLimit(1))
                .toList();

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(HistoryEntry.Kind.PROMOTION);
            assertThat(entry.title()).isEqualTo("Merge pull request 7");
            assertThat(entry.commit()).isEqualTo(definition.head("main"));
        });
    }

    @Test
    void entriesOfATimeAreFoundThoughAClockWasWrong() {
        at("2026-01-01T00:00:00Z", "a");
        at("2026-02-01T00:00:00Z", "b");
        at("2020-01-01T00:00:00Z", "wrong");
        at("2026-03-01T00:00:00Z", "c");

        assertThat(read(HistoryQuery.defaults()
                        .withService("web")
                        .withSince(Instant.parse("2026-01-15T00:00:00Z"))
                        .withUntil(Instant.parse("2026-03-01T00:00:00Z"))))
                .containsExactly("shop/web/qa r/web:a -> r/web:b (change)");
    }

    private void at(String time, String tag) {
        Directories.write(repository.work(), Map.of("shop/web/qa/config/common.yaml", config("web", "qa", tag)));
        repository.commitAllAt(Instant.parse(time));
    }

    @Test
    void publicationsTellWhenAChangeGotToWhichCluster() {
        CommitId first = promote("web", "2");
        CommitId second = promote("web", "3");
        CommitId third = promote("web", "4");
        TestRepository manifests = TestRepository.create(directory.resolve("m"), "manifests");
        manifests.commit(Map.of("README.md", "x"));
        GitRemote remote = definition.remote(manifests.bare().toString(), 9);
        publish(remote, "east", first);
        publish(remote, "west", second);
        publish(remote, "east", third);

        List<List<String>> published = ImageHistory.of(definition.remote())
                .withManifests(remote)
                .read(HistoryQuery.defaults().withLimit(3))
                .map(entry -> entry.published().stream()
                        .map(each -> each.folder() + " "
                                + manifests.gitBare(
                                        "show",
                                        "-s",
                                        "--format=%s",
                                        each.commit().hex()))
                        .toList())
                .toList();

        assertThat(published)
                .containsExactly(
                        List.of("east east " + third.abbreviated()),
                        List.of("east east " + third.abbreviated(), "west west " + second.abbreviated()),
                        List.of("east east " + first.abbreviated(), "west west " + second.abbreviated()));
    }

    private static void publish(GitRemote manifests, String folder, CommitId hld) {
        manifests
                .writer()
                .commit(
                        "main",
                        GitChange.of(
                                        folder + " " + hld.abbreviated(),
                                        TreeEdit.of(TreeChange.put(folder + "/x.yaml", hld.hex())))
                                .withTrailer("Bedrock-Hld-Commit", hld.hex())
                                .withTrailer("Bedrock-Folder", folder));
    }

    @Test
    void aCommitThatCannotBeReadIsToldAndTheOthersAreListed() {
        repository.commit(Map.of("shop/web/qa/config/common.yaml", "a: [\n"));
        repository.commit(Map.of("shop/web/qa/config/common.yaml", config("web", "qa", "2")));
        List<Problem> problems = new ArrayList<>();

        List<String> entries = ImageHistory.of(definition.remote())
                .withProblems(problems::add)
                .read(HistoryQuery.defaults().withCommits(2))
                .map(HistoryEntry::toString)
                .toList();

        assertThat(entries).hasSize(2).anyMatch(entry -> entry.endsWith("shop/web/qa none -> r/web:2 (change)"));
        assertThat(problems).extracting(Problem::code).containsOnly("GITOPS-0480", "GITOPS-0481");
    }

    @Test
    void aStreamThatIsNotReadToItsEndLooksAtNoMoreCommits() {
        repository.commit(Map.of("shop/web/qa/config/common.yaml", "a: [\n"));
        promoter.apply(promoter.plan(
                PromotionRequest.of(ImageUpdate.of(place("cart", "qa"), ":2")).withDelivery(Delivery.direct())));
        List<Problem> problems = new ArrayList<>();

        assertThat(ImageHistory.of(definition.remote())
                        .withProblems(problems::add)
                        .read(HistoryQuery.defaults())
                        .findFirst())
                .isPresent();

        assertThat(problems).isEmpty();
    }
}
