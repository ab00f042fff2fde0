package dev.bedrock.gitops.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.manifest.OutputLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests on their way to a repository, which the real git looks at. */
class ManifestPublisherTest {
    @TempDir
    Path directory;

    private Cluster cluster;

    @BeforeEach
    void aCluster() {
        cluster = Cluster.in(directory);
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }

    @Test
    void theFirstPublishFillsAnEmptyRepository() {
        PublishPlan plan = cluster.plan(Cluster.to("prod"));
        assertThat(plan).hasToString("create prod/api.yaml\ncreate prod/web.yaml\ncreate prod/.bedrock-publish\n");
        assertThat(plan.branch()).isEqualTo("main");

        PublishOutcome outcome = cluster.publisher().apply(plan);

        assertThat(outcome)
                .isEqualTo(
                        new PublishOutcome.Published("main", List.of(new CommitId(cluster.head("main"))), List.of()));
        assertThat(cluster.files("main"))
                .isEqualTo(
                        Map.of("prod/api.yaml", Cluster.map("api", "api"), "prod/web.yaml", Cluster.map("web", "web")));
        assertThat(cluster.manifests().gitBare("show", "main:prod/.bedrock-publish"))
                .isEqualTo("""
                        # The files of this folder that 'bedrock publish' wrote. It changes and removes these, and no others.
                        version: 1
                        definition: git.example/apps/hld
                        files:
                          api.yaml: sha256:5c7b9da2328702edbc23bed57f3fa5be473110672b155b54ca205741020aef94
                          web.yaml: sha256:3fd926c844a4fe9a66754fe53ee5870ce273b876b0d150b9298a1344b4f3e81e""");
        assertThat(cluster.manifests().gitBare("fsck", "--strict")).isEmpty();
    }

    @Test
    void theCommitTellsWhatItComesFrom() {
        Directories.write(cluster.definition(), """
                === component.yaml
                name: cluster
                subcomponents:
                - {name: web, type: helm, path: charts/web}
                === charts/web/Chart.yaml
                {apiVersion: v2, name: web, version: 0.1.0}
                === charts/web/templates/a.yaml
                {apiVersion: v1, kind: ConfigMap, metadata: {name: {{ .Release.Name }}}}
                === bedrock.lock
                lockVersion: 1
                sources: []
                """);

        cluster.publish(Cluster.to("prod", "qa").withTrailer("Bedrock-Build", "4711"));

        assertThat(cluster.message("main").orElseThrow()).isEqualTo("""
                Updated k8s manifest files post commit: Payments 1.2.3 in qa

                Bedrock-Hld: https://git.example/apps/hld.git
                Bedrock-Hld-Commit: %s
                Bedrock-Lock: sha256:5fb2d378e3b0fb37479cef61431fa04217a45a0e5071cfdf6fa90a999cf6dcbf
                Bedrock-Folder: prod
                Bedrock-Folder: qa
                Bedrock-Chart: web sha256:60b2030dec6dff3635405193d6a69e95c61ed500b7912e96ac36f491a1cd3ebb
                Bedrock-Build: 4711""".formatted(Cluster.COMMIT.hex()));
    }

    @Test
    void nothingIsWrittenIfNothingChanges() {
        cluster.publish(Cluster.to("prod"));
        String before = cluster.head("main");

        PublishPlan again = cluster.plan(Cluster.to("prod")
                .withVersion(DefinitionVersion.of(
                        "git@git.example:apps/hld",
                        new CommitId("1".repeat(40)),
                        "another commit, the same manifests")));

        assertThat(again.isEmpty()).isTrue();
        assertThat(again).hasToString("");
        assertThat(cluster.publisher().apply(again))
                .isEqualTo(new PublishOutcome.Unchanged("main", Optional.empty(), List.of()));
        assertThat(cluster.head("main")).isEqualTo(before);
    }

    @Test
    void whatTheDefinitionDoesNotHaveAnyMoreIsRemoved() {
        cluster.publish(Cluster.to("prod"));
        cluster.edited(Map.of("README.md", "by hand\n", "prod/extra.yaml", "by hand\n", "other/x.yaml", "by hand\n"));
        cluster.defines("api");
        cluster.has("api", "new");

        PublishPlan plan = cluster.plan(Cluster.to("prod"));
        cluster.publisher().apply(plan);

        assertThat(plan).hasToString("update prod/api.yaml\ndelete prod/web.yaml\nupdate prod/.bedrock-publish\n");
        assertThat(plan.problems()).singleElement().asString().contains("note GITOPS-0408", "'extra.yaml'");
        assertThat(cluster.files("main"))
                .isEqualTo(Map.of(
                        "README.md", "by hand\n",
                        "other/x.yaml", "by hand\n",
                        "prod/api.yaml", Cluster.map("api", "new"),
                        "prod/extra.yaml", "by hand\n"));
    }

    @Test
    void aDefinitionWithoutComponentsEmptiesTheFolder() {
        cluster.publish(Cluster.to("prod"));
        cluster.defines();

        PublishPlan plan = cluster.plan(Cluster.to("prod"));
        cluster.publisher().apply(plan);

        assertThat(codes(plan.problems())).containsExactly("GITOPS-0410");
        assertThat(cluster.files("main")).isEmpty();
        assertThat(cluster.plan(Cluster.to("prod")).isEmpty()).isTrue();
        cluster.defines("web");
        cluster.publish(Cluster.to("prod"));
        assertThat(cluster.files("main")).containsOnlyKeys("prod/web.yaml");
    }

    @Test
    void severalFoldersAreOneCommitOrOneEach() {
        PublishOutcome all = cluster.publish(Cluster.to("prod", "clusters/east"));
        cluster.has("web", "new");
        PublishOutcome each =
                cluster.publish(Cluster.to("prod", "clusters/east").withCommitPerFolder(true));

        assertThat(((PublishOutcome.Published) all).commits()).hasSize(1);
        assertThat(((PublishOutcome.Published) each).commits()).hasSize(2);
        assertThat(cluster.manifests()
                        .gitBare("log", "--format=%s|%(trailers:key=Bedrock-Folder,valueonly,separator=%x2c)"))
                .isEqualTo("""
                        Updated k8s manifest files post commit: Payments 1.2.3 in qa (clusters/east)|clusters/east
                        Updated k8s manifest files post commit: Payments 1.2.3 in qa (prod)|prod
                        Updated k8s manifest files post commit: Payments 1.2.3 in qa|prod,clusters/east""");
        assertThat(cluster.files("main"))
                .containsOnlyKeys("clusters/east/api.yaml", "clusters/east/web.yaml", "prod/api.yaml", "prod/web.yaml");
    }

    @Test
    void environmentsAndLayoutsDifferByFolder() {
        Directories.write(cluster.definition(), """
                === config/prod.yaml
                subcomponents:
                  web: {disabled: true}
                """);

        cluster.publish(PublishRequest.of(
                PublishTarget.of("prod"),
                PublishTarget.of("qa", "prod"),
                PublishTarget.of("qa")
                        .withLayout(
                                OutputLayout.defaults().withFilePerObject(true).withKustomization(true))));

        assertThat(cluster.files("main"))
                .containsOnlyKeys(
                        "prod/api.yaml",
                        "qa-prod/api.yaml",
                        "qa/api/configmap-api.yaml",
                        "qa/kustomization.yaml",
                        "qa/web/configmap-web.yaml");
    }

    @Test
    void aFolderThatSomebodyElseWroteIsNotTouched() {
        cluster.manifests().commit(Map.of("prod/x.yaml", "by hand\n"));

        assertThatThrownBy(() -> cluster.plan(Cluster.to("prod")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("prod: error GITOPS-0403");
        assertThat(cluster.files("main")).isEqualTo(Map.of("prod/x.yaml", "by hand\n"));
    }

    @Test
    void anAdoptedFolderKeepsWhatIsNotPublished() {
        cluster.manifests()
                .commit(Map.of(
                        "prod/x.yaml",
                        "by hand\n",
                        "prod/web.yaml",
                        "old\n",
                        "prod/api.yaml",
                        Cluster.map("api", "api")));

        PublishPlan plan = cluster.plan(Cluster.to("prod").withAdoption(true));
        cluster.publisher().apply(plan);

        assertThat(plan).hasToString("update prod/web.yaml\ncreate prod/.bedrock-publish\n");
        assertThat(codes(plan.problems())).containsExactly("GITOPS-0408", "GITOPS-0405");
        assertThat(cluster.files("main"))
                .containsEntry("prod/x.yaml", "by hand\n")
                .hasSize(3);
        cluster.defines("api");
        cluster.publish(Cluster.to("prod"));
        assertThat(cluster.files("main")).containsOnlyKeys("prod/api.yaml", "prod/x.yaml");
    }

    @Test
    void aFolderOfAnotherDefinitionIsNotTouched() {
        cluster.publish(Cluster.to("prod"));
        cluster.has("web", "new");
        DefinitionVersion other = DefinitionVersion.of("https://git.example/other", Cluster.COMMIT, "");

        for (DefinitionVersion version : List.of(other, DefinitionVersion.unknown())) {
            assertThatThrownBy(() -> cluster.plan(Cluster.to("prod").withVersion(version)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("prod/.bedrock-publish: error GITOPS-0404")
                    .hasMessageContaining("git.example/apps/hld");
        }
        cluster.publish(Cluster.to("prod").withVersion(other).withAdoption(true));
        assertThat(cluster.manifests().gitBare("show", "main:prod/.bedrock-publish"))
                .contains("definition: git.example/other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://git.example/apps/hld",
                "https://user:t0ken@git.example/apps/hld.git/",
                "HTTPS://Git.Example/apps/hld.git",
                "git@git.example:apps/hld.git",
                "ssh://git@git.example/apps/hld"
            })
    void aDefinitionIsTheSameByWhateverAddress(String url) {
        cluster.publish(Cluster.to("prod"));

        DefinitionVersion version = DefinitionVersion.of(url, Cluster.COMMIT, "");

        assertThat(cluster.plan(Cluster.to("prod").withVersion(version)).isEmpty())
                .isTrue();
        assertThat(version.toString()).doesNotContain("t0ken");
    }

    @Test
    void aFileThatWasChangedByHandIsToldAndKept() {
        cluster.publish(Cluster.to("prod"));
        cluster.edited(Map.of("prod/web.yaml", "hotfix\n"));
        cluster.has("web", "new");
        String before = cluster.head("main");

        assertThatThrownBy(() -> cluster.plan(Cluster.to("prod")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("prod/web.yaml: error GITOPS-0406");
        cluster.defines("api");
        assertThatThrownBy(() -> cluster.plan(Cluster.to("prod")))
                .hasMessageContaining("prod/web.yaml: error GITOPS-0406")
                .hasMessageContaining("would be removed");

        assertThat(cluster.head("main")).isEqualTo(before);
        PublishPlan plan = cluster.plan(Cluster.to("prod").withEditsReplaced(true));
        assertThat(codes(plan.problems())).containsExactly("GITOPS-0406");
        assertThat(plan.folders().get(0).manifests()).containsExactly(FileChange.delete("prod/web.yaml", "hotfix\n"));
        cluster.publisher().apply(plan);
        assertThat(cluster.files("main")).containsOnlyKeys("prod/api.yaml");
    }

    @Test
    void anEditThatTheDefinitionHasNowIsNone() {
        cluster.publish(Cluster.to("prod"));
        cluster.edited(Map.of("prod/web.yaml", Cluster.map("web", "hotfix")));
        cluster.has("web", "hotfix");

        PublishPlan plan = cluster.plan(Cluster.to("prod"));

        assertThat(plan).hasToString("update prod/.bedrock-publish\n");
        assertThat(plan.problems()).isEmpty();
    }

    @Test
    void aFileThatWasRemovedByHandComesBack() {
        cluster.publish(Cluster.to("prod"));
        cluster.checkedOut();
        cluster.manifests().git("rm", "-q", "prod/web.yaml");
        cluster.manifests().commitAll();

        PublishPlan plan = cluster.plan(Cluster.to("prod"));
        cluster.publisher().apply(plan);

        assertThat(codes(plan.problems())).containsExactly("GITOPS-0407");
        assertThat(cluster.files("main")).containsKey("prod/web.yaml");
    }

    @Test
    void aNewFileDoesNotReplaceOneOfSomebodyElse() {
        cluster.publish(Cluster.to("prod"));
        cluster.edited(Map.of("prod/new.yaml", "by hand\n", "prod/dir.yaml/x", "by hand\n"));
        cluster.defines("web", "new", "dir");

        assertThatThrownBy(() -> cluster.plan(Cluster.to("prod")))
                .hasMessageContaining("prod/new.yaml: error GITOPS-0405")
                .hasMessageContaining("prod/dir.yaml: error GITOPS-0405");
    }

    @Test
    void whatOthersPushElsewhereInBetweenStays() {
        cluster.publish(Cluster.to("prod", "qa"));
        cluster.has("web", "new");
        PublishPlan plan = cluster.plan(Cluster.to("prod"));
        cluster.edited(Map.of("README.md", "by hand\n", "prod/extra.yaml", "by hand\n", "qa/web.yaml", "hotfix\n"));

        cluster.publisher().apply(plan);

        assertThat(cluster.files("main"))
                .containsEntry("README.md", "by hand\n")
                .containsEntry("prod/extra.yaml", "by hand\n")
                .containsEntry("qa/web.yaml", "hotfix\n")
                .containsEntry("prod/web.yaml", Cluster.map("web", "new"));
    }

    @Test
    void whatOthersPublishToTheFolderInBetweenIsNotOverwritten() {
        cluster.publish(Cluster.to("prod"));
        cluster.has("web", "older");
        PublishPlan late = cluster.plan(Cluster.to("prod"));
        cluster.has("web", "newer");
        cluster.publish(Cluster.to("prod"));

        assertThatThrownBy(() -> cluster.publisher().apply(late))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("prod: error GITOPS-0411");
        assertThat(cluster.files("main")).containsEntry("prod/web.yaml", Cluster.map("web", "newer"));
    }

    @Test
    void theSameFromTwoIsPublishedOnce() {
        PublishPlan first = cluster.plan(Cluster.to("prod"));
        PublishPlan second = cluster.plan(Cluster.to("prod"));
        cluster.publisher().apply(first);
        String head = cluster.head("main");

        assertThat(cluster.publisher().apply(second))
                .isEqualTo(new PublishOutcome.Unchanged("main", Optional.of(new CommitId(head)), List.of()));
        assertThat(cluster.head("main")).isEqualTo(head);
    }

    @Test
    void anEditBetweenPlanAndApplyIsAConflict() {
        cluster.publish(Cluster.to("prod"));
        cluster.has("web", "new");
        PublishPlan plan = cluster.plan(Cluster.to("prod"));
        cluster.edited(Map.of("prod/web.yaml", "hotfix\n"));

        assertThatThrownBy(() -> cluster.publisher().apply(plan))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("GITOPS-0406");
        assertThat(cluster.files("main")).containsEntry("prod/web.yaml", "hotfix\n");
    }

    @Test
    void aPullRequestHasABranchOfItsOwn() {
        cluster.publish(Cluster.to("prod"));
        String main = cluster.head("main");
        cluster.has("web", "new");
        PublishRequest request = Cluster.to("prod").withNewBranch("PUBLISH/c0ffee");

        PublishOutcome outcome = cluster.publish(request);

        assertThat(outcome).isInstanceOfSatisfying(PublishOutcome.Proposed.class, proposed -> {
            assertThat(proposed.branch()).isEqualTo("PUBLISH/c0ffee");
            assertThat(proposed.base()).isEqualTo("main");
            assertThat(proposed.commit().hex()).isEqualTo(cluster.head("PUBLISH/c0ffee"));
            assertThat(proposed.title()).isEqualTo("Updated k8s manifest files post commit: Payments 1.2.3 in qa");
            assertThat(proposed.body()).contains("update", "prod/web.yaml", "+  value: new");
        });
        assertThat(cluster.head("main")).isEqualTo(main);
        assertThat(cluster.head("PUBLISH/c0ffee^")).isEqualTo(main);
        assertThat(cluster.publish(request))
                .as("a run after one that was killed")
                .isEqualTo(outcome);
    }

    @Test
    void withoutAChangeThereIsNoBranchForAPullRequest() {
        cluster.publish(Cluster.to("prod"));

        PublishOutcome outcome = cluster.publish(Cluster.to("prod").withNewBranch("PUBLISH/x"));

        assertThat(outcome).isInstanceOf(PublishOutcome.Unchanged.class);
        assertThat(cluster.manifests().gitBare("branch", "--format=%(refname:short)"))
                .isEqualTo("main");
    }

    @Test
    void aBranchOfAMergedPullRequestIsNotProposedAgain() {
        cluster.publish(Cluster.to("prod"));
        cluster.has("web", "new");
        cluster.publish(Cluster.to("prod").withNewBranch("PUBLISH/x"));
        cluster.manifests().gitBare("update-ref", "refs/heads/main", "refs/heads/PUBLISH/x");

        assertThat(cluster.publish(Cluster.to("prod").withNewBranch("PUBLISH/x")))
                .isInstanceOf(PublishOutcome.Unchanged.class);
    }

    @Test
    void aBranchThatIsMissingIsNotMade() {
        assertThatThrownBy(() -> cluster.plan(Cluster.to("prod").withNewBranch("x")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0402");
        cluster.publish(Cluster.to("prod"));

        assertThatThrownBy(() -> cluster.plan(Cluster.to("prod").withBranch("mian")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0402")
                .hasMessageContaining("'mian'");
    }

    @Test
    void aFolderThatFailsKeepsTheOthersBackUnlessEachHasItsOwnCommit() {
        cluster.manifests().commit(Map.of("prod/x.yaml", "by hand\n"));
        PublishRequest request = Cluster.to("prod", "qa");

        assertThatThrownBy(() -> cluster.plan(request)).hasMessageContaining("prod: error GITOPS-0403");
        PublishPlan plan = cluster.plan(request.withCommitPerFolder(true));
        PublishOutcome outcome = cluster.publisher().apply(plan);

        assertThat(plan.folders().get(0).isFailed()).isTrue();
        assertThat(codes(outcome.problems())).containsExactly("GITOPS-0403");
        assertThat(cluster.files("main")).containsOnlyKeys("prod/x.yaml", "qa/api.yaml", "qa/web.yaml");
    }

    @Test
    void aConflictInOneFolderLeavesTheOthersAloneIfEachHasItsOwnCommit() {
        PublishRequest request = Cluster.to("prod", "qa").withCommitPerFolder(true);
        cluster.publish(request);
        cluster.has("web", "new");
        PublishPlan plan = cluster.plan(request);
        cluster.edited(Map.of("prod/web.yaml", "hotfix\n"));

        PublishOutcome outcome = cluster.publisher().apply(plan);

        assertThat(codes(outcome.problems())).containsExactly("GITOPS-0406");
        assertThat(((PublishOutcome.Published) outcome).commits()).hasSize(1);
        assertThat(cluster.files("main"))
                .containsEntry("prod/web.yaml", "hotfix\n")
                .containsEntry("qa/web.yaml", Cluster.map("web", "new"));
    }

    @Test
    void allProblemsOfTheDefinitionAreToldAndNothingIsWritten() {
        Directories.write(cluster.definition(), Map.of("parts/web/map.yaml", "a: [", "parts/api/map.yaml", "b: ]"));

        assertThatThrownBy(() -> cluster.plan(Cluster.to("prod", "qa")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("parts/web/map.yaml:")
                .hasMessageContaining("parts/api/map.yaml:");
        assertThat(cluster.manifests().gitBare("branch", "--list")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a//b", "../x", "/etc", "-x", ".git", "a/.hidden", "con", "a\\b", "a\nb", "C:x"})
    void aFolderIsNamesInTheRepository(String folder) {
        assertThatThrownBy(() -> PublishTarget.of("prod").withFolder(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0401");
    }

    @Test
    void foldersAreApart() {
        assertThatThrownBy(() -> Cluster.to("prod", "prod")).hasMessageContaining("GITOPS-0401");
        assertThatThrownBy(() -> Cluster.to("a/b", "a", "x")).hasMessageContaining("GITOPS-0401");
        assertThatThrownBy(() -> PublishRequest.of()).hasMessageContaining("GITOPS-0401");
        assertThat(Cluster.to("a", "ab", "a-b").targets()).hasSize(3);
    }

    @Test
    void aDefinitionWithoutACommitClaimsNone() {
        PublishPlan plan = cluster.plan(Cluster.to("prod")
                .withVersion(new DefinitionVersion("https://git.example/apps/hld.git", Optional.empty(), "")));
        cluster.publisher().apply(plan);

        assertThat(codes(plan.problems())).containsExactly("GITOPS-0413");
        assertThat(cluster.message("main").orElseThrow())
                .startsWith("Updated k8s manifest files\n")
                .contains("Bedrock-Hld: https://git.example/apps/hld.git")
                .doesNotContain("Bedrock-Hld-Commit");
    }
}
