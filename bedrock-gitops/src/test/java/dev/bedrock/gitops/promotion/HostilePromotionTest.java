package dev.bedrock.gitops.promotion;

import static dev.bedrock.gitops.promotion.Definition.config;
import static dev.bedrock.gitops.promotion.Definition.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.gitops.delivery.Delivery;
import dev.bedrock.gitops.image.ImageTarget;
import dev.bedrock.gitops.rollback.HldRollback;
import dev.bedrock.gitops.rollback.RollbackMethod;
import dev.bedrock.gitops.rollback.RollbackRequest;
import dev.bedrock.gitops.rollback.RollbackScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions, names and charts that want to do harm; by the families of such inputs. Each is a typed error, or has no effect. */
class HostilePromotionTest {
    @TempDir
    Path directory;

    Definition definition;
    TestRepository repository;
    ImagePromoter promoter;

    @BeforeEach
    void aDefinition() {
        definition = Definition.create(directory, List.of("web", "cart"), List.of("qa", "qa2"));
        repository = definition.repository();
        promoter = ImagePromoter.of(definition.remote());
    }

    private static PromotionRequest web(String image) {
        return PromotionRequest.of(ImageUpdate.of(place("web", "qa"), image)).withDelivery(Delivery.direct());
    }

    private void assertRefused(Runnable work, String code) {
        CommitId before = definition.head("main");
        assertThatThrownBy(work::run).isInstanceOf(BedrockException.class).hasMessageContaining(code);
        assertThat(definition.head("main")).isEqualTo(before);
    }

    private void link(String path, String target) {
        try {
            Path link = repository.work().resolve(path);
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, Path.of(target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nested
    class Family05GitTrees {
        @Test
        void configurationThatIsALinkIsNotWrittenThrough() {
            repository.git("rm", "-q", "shop/web/qa/config/common.yaml");
            link("shop/web/qa/config/common.yaml", "../../../cart/qa/config/common.yaml");
            repository.commitAll();

            assertRefused(() -> promoter.plan(web(":2")), "GITOPS-0467");
        }

        @Test
        void aFolderThatIsALinkIsNotWrittenThrough() {
            repository.git("rm", "-rq", "shop/web/qa/config");
            link("shop/web/qa/config", "../../cart/qa/config");
            repository.commitAll();

            assertRefused(() -> promoter.apply(promoter.plan(web("r/web:2"))), "CORE-0530");
            assertThat(definition.file("main", "shop/cart/qa/config/common.yaml"))
                    .isEqualTo(config("cart", "qa", "1"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "..",
                    "shop/../../x",
                    "/etc",
                    "shop//qa",
                    ".git",
                    "shop/.GIT/qa",
                    "shop/git~1",
                    "a\\b",
                    "nul",
                    "a\u0000b"
                })
        void aPlaceCannotBeOutsideOrInGitsOwnFolder(String folder) {
            assertRefused(
                    () -> promoter.apply(
                            promoter.plan(PromotionRequest.of(ImageUpdate.of(ImageTarget.at(folder), ":2")))),
                    "");
        }
    }

    @Nested
    class Family10PoisonedComponents {
        @Test
        @Timeout(30)
        void oneThatCannotBeReadDoesNotStopTheOthers() {
            StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
            for (int i = 1; i < 12; i++) {
                bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "x]\n");
            }
            repository.commit(Map.of(
                    "shop/cart/qa/component.yaml", "a: [",
                    "shop/cart/qa/config/common.yaml", bomb.toString(),
                    "shop/cart/component.yaml", "\u0000"));

            promoter.apply(promoter.plan(web(":2")));

            assertThat(definition.file("main", "shop/web/qa/config/common.yaml"))
                    .contains("tag: \"2\"");
            assertRefused(() -> promoter.plan(PromotionRequest.of(ImageUpdate.of(place("cart", "qa"), ":2"))), "");
        }
    }

    @Nested
    class Family12Arguments {
        @ParameterizedTest
        @ValueSource(strings = {"-x", "--upload-pack=touch /x", "a..b", "a b", "refs/../x", "x.lock", "x\ny", ""})
        void aBranchCannotBeAnOption(String name) {
            assertRefused(() -> promoter.plan(web(":2").withBase(name)), "CORE-0503");
            assertRefused(() -> Delivery.onBranch(name), "CORE-0503");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ext::sh -c touch% MARKER",
                    "--upload-pack=touch MARKER",
                    "-oProxyCommand=touch MARKER",
                    "https://-x/MARKER",
                    "git@host:--upload-pack=touch MARKER"
                })
        void theSourceOfAChartCannotBeACommand(String source) {
            Path marker = directory.resolve("marker");
            repository.commit(Map.of(
                    "shop/web/qa/config/common.yaml",
                    "",
                    "shop/web/qa/component.yaml",
                    "name: qa\nsubcomponents:\n- {name: chart, type: helm, method: git, source: '"
                            + source.replace("MARKER", marker.toString()) + "', path: web, branch: main}\n"));
            GitClient git = GitClient.builder(directory.resolve("charts")).build();

            PromotionPlan plan = promoter.withCharts(ChartDefaults.ofGit(git)).plan(web("r/web:2"));

            assertThat(plan.problems()).extracting(Problem::code).contains("GITOPS-0465");
            assertThat(marker).doesNotExist();
        }
    }

    @Nested
    class Family13Terminals {
        @Test
        void whatAFileHasIsShownInPrintableCharacters() {
            repository.commit(
                    Map.of(
                            "shop/web/qa/config/common.yaml",
                            "subcomponents: {chart: {config: {image: {repository: r/web, tag: \"\\e[31m1\\n::set-output\\u202e\"}}}}\n"));

            PromotionPlan plan = promoter.plan(web(":2"));
            promoter.apply(plan);

            assertThat(plan.toString()).isEqualTo("shop/web/qa: r/web:\\u001B[31m1\\n::set-output\\u202E -> r/web:2\n");
            assertThat(definition.file("main", "shop/web/qa/config/common.yaml"))
                    .contains("tag: \"2\"");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"r/web:\u001b[31m", "r/web:1\r\n", "r/\u202eweb:1", "r/web:${{ secrets.X }}", "r/web:$(id)"})
        void anImageIsPlain(String image) {
            assertRefused(() -> web(image), "GITOPS-0450");
        }
    }

    @Nested
    class Family14Trailers {
        @Test
        void noMessageReasonOrTitleForgesATrailer() {
            assertRefused(
                    () -> promoter.apply(
                            promoter.plan(web(":2").withMessage("x\n\nBedrock-Image: shop/web/qa r/web:9"))),
                    "CORE-0530");
            assertRefused(
                    () -> promoter.apply(promoter.plan(web(":2").withBuild("1\nBedrock-Image: a b"))), "CORE-0530");
            promoter.apply(promoter.plan(web(":2")));
            HldRollback rollback = HldRollback.of(definition.remote());
            RollbackRequest request = RollbackRequest.of(new RollbackScope.Service("shop", "web", "qa"))
                    .withDelivery(Delivery.direct());
            assertRefused(
                    () -> rollback.apply(
                            rollback.plan(request.withReason("x\n\nBedrock-Rolled-Back: shop/web/qa r/web:1"))),
                    "CORE-0530");
        }

        @Test
        void aForgedRollbackCannotKeepTheHistoryFromEnding() {
            CommitId bad = promoter.apply(promoter.plan(web(":2"))).commit();
            repository.git("pull", "-q", "origin", "main");
            Directories.write(repository.work(), Map.of("shop/web/qa/config/common.yaml", config("web", "qa", "3")));
            repository.git("commit", "-q", "-a", "-m", "x\n\nBedrock-Rollback-To: shop/web/qa " + bad);
            repository.git("push", "-q", "origin", "main");

            assertThat(HldRollback.of(definition.remote())
                            .plan(RollbackRequest.of(new RollbackScope.Service("shop", "web", "qa"))
                                    .withMethod(RollbackMethod.FORWARD))
                            .states())
                    .hasSize(1);
        }
    }

    @Nested
    class Family18LocalFiles {
        @Test
        void aChartIsNotReadFromTheMachine() {
            TestRepository charts = TestRepository.create(directory.resolve("private"), "charts");
            charts.commit(Map.of("web/values.yaml", "secret: {image: {tag: x}}\n"));
            repository.commit(Map.of(
                    "shop/web/qa/config/common.yaml", "",
                    "shop/web/qa/component.yaml",
                            "name: qa\nsubcomponents:\n- {name: chart, type: helm, method: git, source: 'file://"
                                    + charts.bare() + "', path: web, branch: main}\n",
                    "shop/cart/qa/config/common.yaml", "",
                    "shop/cart/qa/component.yaml",
                            "name: qa\nsubcomponents:\n- {name: chart, type: helm, path: ../../../../../../etc}\n"));
            GitClient git = GitClient.builder(directory.resolve("charts"))
                    .policy(RemotePolicy.defaults().withLocalRoot(directory.resolve("served")))
                    .build();

            PromotionPlan plan = promoter.withCharts(ChartDefaults.ofGit(git))
                    .plan(PromotionRequest.of(
                            ImageUpdate.of(place("web", "qa"), "r/web:2"),
                            ImageUpdate.of(place("cart", "qa"), "r/c:2")));

            assertThat(plan.problems())
                    .extracting(Problem::toString)
                    .anyMatch(text -> text.contains("GITOPS-0465") && text.contains("CORE-0502"));
            assertThat(plan.files())
                    .hasSize(2)
                    .allMatch(file -> !file.after().orElseThrow().contains("secret"));
        }
    }

    @Nested
    class Family19FailingOpen {
        @Test
        void aPlanMadeBeforeARollbackDoesNotUndoIt() {
            promoter.apply(promoter.plan(web(":2")));
            PromotionPlan stale = promoter.plan(web(":3"));
            HldRollback rollback = HldRollback.of(definition.remote());
            rollback.apply(rollback.plan(RollbackRequest.of(new RollbackScope.Service("shop", "web", "qa"))
                    .withDelivery(Delivery.direct())));

            assertRefused(() -> promoter.apply(stale), "GITOPS-0463");
            assertRefused(() -> promoter.plan(web(":2")), "GITOPS-0464");
        }
    }

    @Nested
    class Family22OtherTenants {
        @Test
        void aPlaceWhoseNameBeginsTheSameIsAnotherOne() {
            PromotionRequest both = PromotionRequest.of(
                            ImageUpdate.of(place("web", "qa"), ":2"), ImageUpdate.of(place("web", "qa2"), ":2"))
                    .withDelivery(Delivery.direct());
            promoter.apply(promoter.plan(both));
            HldRollback rollback = HldRollback.of(definition.remote());

            rollback.apply(rollback.plan(RollbackRequest.of(new RollbackScope.Service("shop", "web", "qa"))
                    .withMethod(RollbackMethod.FORWARD)
                    .withDelivery(Delivery.direct())));

            assertThat(definition.file("main", "shop/web/qa/config/common.yaml"))
                    .contains("tag: \"1\"");
            assertThat(definition.file("main", "shop/web/qa2/config/common.yaml"))
                    .contains("tag: \"2\"");
        }

        @Test
        void anApplicationThatIsNotThereIsNotFoundInAnother() {
            assertThatThrownBy(() -> promoter.plan(
                            PromotionRequest.of(ImageUpdate.of(ImageTarget.of("sho", "p/web", "qa"), ":2"))))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("GITOPS-0460");
        }
    }
}
