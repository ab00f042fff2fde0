package dev.bedrock.gitops.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectEditorTest {
    private static final String COMMENTED = """
            # GENERATED WITH BEDROCK VERSION 0.6.6
            # The shop.
            rings:
              # production
              master:
                isDefault: true   # since 2020
              qa:
            services:
              # owned by team blue
              - displayName: cart
                path: ./services/cart
                color: red        # ours
                disableRouteScaffold: true
                helm:
                  chart: {git: 'https://h/charts', path: cart, sha: abc123}
                k8sBackendPort: 80
            variableGroups: [vg]
            version: 0.6.6
            """;
    private static final ServiceChart CHART = new RepositoryChart("https://charts.example.com", "web");

    @TempDir
    Path directory;

    /** A CI system whose pipelines list the rings. */
    private static final class Rings implements ProjectPipelines {
        @Override
        public List<PipelineFile> ofProject(ProjectDefinition definition) {
            return List.of(file("lifecycle.txt", definition));
        }

        @Override
        public List<PipelineFile> ofService(ProjectDefinition definition, Service service) {
            return List.of(file(service.folder() + "/build.txt", definition));
        }

        private static PipelineFile file(String path, ProjectDefinition definition) {
            String rings =
                    "rings " + definition.rings().stream().map(Ring::name).toList() + " " + definition.variableGroups();
            return new PipelineFile() {
                @Override
                public String path() {
                    return path;
                }

                @Override
                public String text() {
                    return rings + "\n";
                }

                @Override
                public String refresh(String existing) {
                    return existing.replaceFirst("rings \\[.*\\] \\[.*\\]", rings);
                }
            };
        }
    }

    private ProjectEditor editor() {
        return ProjectEditor.open(directory).withPipelines(List.of(new Rings()));
    }

    private ProjectEditor editor(String bedrockYaml) {
        Directories.write(directory, Map.of("bedrock.yaml", bedrockYaml));
        return editor();
    }

    private String file(String path) {
        return Directories.read(directory).getOrDefault(path, "(missing)");
    }

    private static List<String> paths(FileChanges changes) {
        return changes.files().stream().map(FileChange::path).toList();
    }

    @Test
    void aProjectIsBegun() {
        ProjectInit init = ProjectInit.of("1.2.3").withMaintainer(new Maintainer("Ann: B", "ann@example.com"));

        editor().init(init).apply();

        assertThat(Directories.read(directory))
                .isEqualTo(Map.of(
                        "bedrock.yaml",
                        """
                # GENERATED WITH BEDROCK VERSION 1.2.3
                rings:
                  master:
                    isDefault: true
                services: []
                version: 1.2.3
                """,
                        "maintainers.yaml",
                        """
                # GENERATED WITH BEDROCK VERSION 1.2.3
                services:
                  ./:
                    maintainers:
                      - email: ann@example.com
                        name: 'Ann: B'
                """,
                        "lifecycle.txt",
                        "rings [master] []\n",
                        ".gitignore",
                        "bedrock.log\n.bedrock-changes*\n"));
        DirectorySnapshot snapshot = DirectorySnapshot.of(directory);
        FileChanges again = editor().init(init.withDefaultRing("main"));
        assertThat(again.files()).isEmpty();
        assertThat(again.problems()).extracting(Problem::code).containsExactly("GITOPS-0116");
        again.apply();
        snapshot.assertUnchanged();
    }

    @Test
    void theDefaultRingOfANewProjectMustBeABranch() {
        assertThatThrownBy(() -> editor().init(ProjectInit.of("1").withDefaultRing("a..b")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0107");
    }

    @Test
    void aServiceIsAddedWithItsFilesAndEveryCommentStays() {
        editor(COMMENTED)
                .createService(ServiceRequest.of("web", "services/web")
                        .withChart(CHART)
                        .withMaintainer(new Maintainer("Ann", "ann@example.com")))
                .apply();

        assertThat(file("bedrock.yaml")).isEqualTo(COMMENTED.replace("variableGroups", """
                  - displayName: web
                    path: ./services/web
                    helm:
                      chart:
                        repository: https://charts.example.com
                        chart: web
                    k8sBackend: ""
                    k8sBackendPort: 80
                    middlewares: []
                    pathPrefix: ""
                    pathPrefixMajorVersion: ""
                    serviceBuildVg: []
                    serviceBuildVariables: []
                variableGroups"""));
        assertThat(file("services/web/build.txt")).isEqualTo("rings [master, qa] [vg]\n");
        assertThat(file("services/web/Dockerfile")).isEqualTo("FROM alpine\nRUN echo 'hello world'\n");
        assertThat(file("maintainers.yaml")).contains("./services/web:").contains("ann@example.com");
        assertThat(Project.open(directory).problems()).extracting(Problem::code).containsExactly("CORE-0010");
    }

    @Test
    void theSameServiceAgainIsNoChangeAndGivenFieldsAloneAreChanged() {
        ServiceRequest web = ServiceRequest.of("web", ".//services/web/").withChart(CHART);
        editor(COMMENTED).createService(web).apply();
        String before = file("bedrock.yaml");

        assertThat(editor().createService(web).files()).isEmpty();

        editor().createService(ServiceRequest.of("cart", "services/cart").withPort(Port.of(8080)))
                .apply();
        assertThat(file("bedrock.yaml"))
                .as("disableRouteScaffold, sha, the unknown key and the comments are still there")
                .isEqualTo(before.replaceFirst("k8sBackendPort: 80", "k8sBackendPort: 8080"));
        editor().createService(ServiceRequest.of("cart", "carts/new")).apply();
        assertThat(file("bedrock.yaml")).contains("path: ./carts/new\n");
    }

    @Test
    void aServiceThatCouldNotBeUsedIsNotAdded() {
        ProjectEditor editor = editor(COMMENTED);
        DirectorySnapshot snapshot = DirectorySnapshot.of(directory);

        assertThatThrownBy(() -> editor.createService(ServiceRequest.of("web", "web")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0103");
        assertThatThrownBy(() ->
                        editor.createService(ServiceRequest.of("Web_1", "web").withChart(CHART)))
                .hasMessageContaining("GITOPS-0107");
        assertThatThrownBy(() ->
                        editor.createService(ServiceRequest.of("web", "../web").withChart(CHART)))
                .hasMessageContaining("GITOPS-0102");
        assertThatThrownBy(() ->
                        editor.createService(ServiceRequest.of("web", "/web").withChart(CHART)))
                .hasMessageContaining("GITOPS-0102");
        assertThatThrownBy(() ->
                        editor.createService(ServiceRequest.of("config", "web").withChart(CHART)))
                .hasMessageContaining("is reserved");
        assertThatThrownBy(() -> editor.createService(
                        ServiceRequest.of("web", "services/cart").withChart(CHART)))
                .hasMessageContaining("GITOPS-0108");
        assertThatThrownBy(() -> editor.createService(
                        ServiceRequest.of("web", "web").withChart(CHART).withPort(Port.of(70_000))))
                .hasMessageContaining("GITOPS-0109");
        assertThatThrownBy(() -> editor.createService(
                        ServiceRequest.of("web", "web").withChart(CHART).withPathPrefix("a`b")))
                .hasMessageContaining("GITOPS-0113");
        snapshot.assertUnchanged();
    }

    @Test
    void anErrorThatIsThereAlreadyKeepsNoOtherServiceFromBeingAdded() {
        editor(COMMENTED.replace("sha: abc123", "tag: abc123"))
                .createService(ServiceRequest.of("web", "web").withChart(CHART))
                .apply();

        assertThat(file("bedrock.yaml")).contains("displayName: web").contains("tag: abc123");
    }

    @Test
    void oldServicesBecomeAList() {
        editor(
                        "rings: {}\nservices:\n  ./a:\n    displayName: a\n    extra: 1\n    helm: {chart: {repository: 'https://h', chart: a}}\n")
                .createService(ServiceRequest.of("web", "web").withChart(CHART))
                .apply();

        Project project = Project.open(directory);
        assertThat(project.definition().services()).extracting(Service::name).containsExactly("a", "web");
        assertThat(file("bedrock.yaml")).contains("extra: 1").contains("path: ./a");
        assertThat(project.problems()).extracting(Problem::code).containsExactly("CORE-0010");
    }

    @Test
    void aServiceIsRemovedWithItsPipelineButNotItsFolder() {
        ServiceRequest web =
                ServiceRequest.of("web", "services/web").withChart(CHART).withMaintainer(new Maintainer("Ann", "a@b"));
        ProjectEditor editor = editor(COMMENTED);
        editor.createService(ServiceRequest.of("cart", "services/cart").withMaintainer(new Maintainer("B", "b@b")))
                .apply();
        editor.createService(web).apply();
        Directories.write(directory, Map.of("services/web/main.go", "package main\n"));

        editor().deleteService("web").apply();

        assertThat(Directories.read(directory).keySet())
                .contains("services/web/main.go", "services/web/Dockerfile")
                .doesNotContain("services/web/build.txt");
        assertThat(file("maintainers.yaml")).contains("./services/cart").doesNotContain("services/web");
        assertThat(file("bedrock.yaml")).isEqualTo(COMMENTED);
        assertThatThrownBy(() -> editor().deleteService("crat"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0112")
                .hasMessageContaining("did you mean 'cart'?");
    }

    @Test
    void aPipelineThatWasChangedByHandIsKeptAndToldOf() {
        editor(COMMENTED)
                .createService(ServiceRequest.of("web", "services/web").withChart(CHART))
                .apply();
        Directories.write(directory, Map.of("services/web/build.txt", "mine\nrings [master, qa] [vg]\n"));

        FileChanges changes = editor().deleteService("web");

        assertThat(paths(changes)).containsExactly("bedrock.yaml");
        assertThat(changes.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "services/web/build.txt: warning GITOPS-0117: the pipeline was changed by hand and is kept");
    }

    @Test
    void aRingIsAddedAndThePipelinesKnowIt() {
        ProjectEditor editor = editor(COMMENTED);
        editor.init(ProjectInit.of("1")).apply();
        Directories.write(directory, Map.of("services/cart/build.txt", "# mine\nrings [old] []\n"));

        editor().createRing("release/1.0").apply();

        assertThat(file("bedrock.yaml")).isEqualTo(COMMENTED.replace("  qa:\n", "  qa:\n  release/1.0: {}\n"));
        assertThat(file("services/cart/build.txt")).isEqualTo("# mine\nrings [master, qa, release/1.0] [vg]\n");
        assertThat(file("lifecycle.txt")).isEqualTo("rings [master, qa, release/1.0] [vg]\n");
    }

    @Test
    void aRingThatIsThereIsNoChange() {
        FileChanges changes = editor(COMMENTED).createRing("qa");

        assertThat(changes.files()).isEmpty();
        assertThat(changes.problems())
                .extracting(Problem::toString)
                .containsExactly("bedrock.yaml:7:3: note GITOPS-0116: the ring 'qa' is there already");
    }

    @Test
    void ringsThatCollideOrAreNoBranchesAreRefused() {
        ProjectEditor editor = editor(COMMENTED);
        DirectorySnapshot snapshot = DirectorySnapshot.of(directory);

        assertThatThrownBy(() -> editor.createRing("QA")).hasMessageContaining("GITOPS-0108");
        assertThatThrownBy(() -> editor.createRing("$(curl x)")).hasMessageContaining("GITOPS-0107");
        assertThatThrownBy(() -> editor.createRing("${{ secrets.X }}")).hasMessageContaining("GITOPS-0107");
        assertThatThrownBy(() -> editor.createRing("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> editor.createRing("a.lock")).hasMessageContaining("GITOPS-0107");
        assertThatThrownBy(() -> editor.createRing("config")).hasMessageContaining("is reserved");
        assertThatThrownBy(() -> editor.createRing("_next")).hasMessageContaining("begins with '-'");
        snapshot.assertUnchanged();
    }

    @Test
    void aRingIsRemovedButNeverTheDefault() {
        editor(COMMENTED).deleteRing("qa").apply();
        assertThat(file("bedrock.yaml")).isEqualTo(COMMENTED.replace("  qa:\n", ""));

        assertThatThrownBy(() -> editor().deleteRing("master"))
                .hasMessageContaining("GITOPS-0111")
                .hasMessageContaining("bedrock.yaml:5:3");
        assertThatThrownBy(() -> editor().deleteRing("maser"))
                .hasMessageContaining("GITOPS-0110")
                .hasMessageContaining("did you mean 'master'?");
    }

    @Test
    void theDefaultRingMovesAndANullRingIsFilled() {
        editor(COMMENTED).setDefaultRing("qa").apply();

        assertThat(Project.open(directory).definition().defaultRing())
                .map(Ring::name)
                .contains("qa");
        assertThat(file("bedrock.yaml"))
                .contains("  qa:\n    isDefault: true\n")
                .contains("# production");
        assertThat(editor().setDefaultRing("qa").files()).isEmpty();
        assertThatThrownBy(() -> editor().setDefaultRing("prod")).hasMessageContaining("GITOPS-0110");
    }

    @Test
    void aVariableGroupIsAddedOnceAndThePipelinesKnowIt() {
        editor(COMMENTED).init(ProjectInit.of("1")).apply();

        editor().appendVariableGroup("secrets").apply();

        assertThat(file("bedrock.yaml")).isEqualTo(COMMENTED.replace("[vg]", "[vg, secrets]"));
        assertThat(file("lifecycle.txt")).contains("[vg, secrets]");
        assertThat(editor().appendVariableGroup("vg").files()).isEmpty();
        assertThatThrownBy(() -> editor().appendVariableGroup(" ")).hasMessageContaining("GITOPS-0107");
    }

    @Test
    void withoutAProjectThereIsNothingToChange() {
        assertThatThrownBy(() -> editor().createRing("qa")).hasMessageContaining("GITOPS-0101");
        assertThatThrownBy(() -> editor().deleteService("a")).hasMessageContaining("GITOPS-0101");
    }

    @Test
    void windowsLineEndsStay() {
        editor(COMMENTED.replace("\n", "\r\n")).createRing("dev").apply();

        assertThat(file("bedrock.yaml"))
                .isEqualTo(COMMENTED.replace("  qa:\n", "  qa:\n  dev: {}\n").replace("\n", "\r\n"));
    }
}
