package dev.bedrock.gitops.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectTest {
    static final String SHOP = """
            rings:
              master:
                isDefault: true
              release/1.0: {}
              develop:
            services:
              - displayName: Store.Cart
                path: ./services/cart
                helm:
                  chart:
                    git: https://github.com/contoso/charts
                    path: stable/cart
                    branch: main
                    tag: v1
                    accessTokenVariable: CHART_PAT
                k8sBackend: cart-svc
                k8sBackendPort: 8080
                middlewares: [ratelimit, ""]
                pathPrefix: cart
                pathPrefixMajorVersion: v2
                serviceBuildVg: [vg1]
                serviceBuildVariables: [FOO]
              - path: services/web/
                disableRouteScaffold: true
                helm:
                  chart:
                    repository: https://charts.example.com
                    chart: web
                k8sBackendPort: "80"
            variableGroups: [vg]
            version: 0.6.6
            """;

    @TempDir
    Path directory;

    private Project open(String text) {
        Directories.write(directory, Map.of("bedrock.yaml", text));
        return Project.open(directory);
    }

    private String problems(String text) {
        return open(text).problems().stream().map(problem -> problem + "\n").collect(Collectors.joining());
    }

    @Test
    void everyFieldIsRead() {
        Project project = open(SHOP);

        assertThat(project.problems()).isEmpty();
        ProjectDefinition definition = project.validDefinition();
        assertThat(definition.rings()).extracting(Ring::name).containsExactly("master", "release/1.0", "develop");
        assertThat(definition.defaultRing()).map(Ring::name).contains("master");
        assertThat(definition.variableGroups()).containsExactly("vg");
        assertThat(definition.version()).contains("0.6.6");
        Service cart = definition.services().get(0);
        assertThat(cart.chart())
                .contains(new GitChart(
                        "https://github.com/contoso/charts",
                        "stable/cart",
                        Optional.of("main"),
                        Optional.empty(),
                        Optional.of("CHART_PAT")));
        assertThat(cart.hldName()).isEqualTo("store-cart");
        assertThat(cart.port()).contains(new Port("8080", true));
        assertThat(cart.middlewares()).containsExactly("ratelimit");
        assertThat(cart.pathPrefix()).contains("cart");
        assertThat(cart.pathPrefixMajorVersion()).contains("v2");
        assertThat(cart.buildVariableGroups()).containsExactly("vg1");
        assertThat(cart.buildVariables()).containsExactly("FOO");
        assertThat(cart.routed()).isTrue();
        Service web = definition.services().get(1);
        assertThat(web.name()).isEqualTo("web");
        assertThat(web.routed()).isFalse();
        assertThat(web.chart()).contains(new RepositoryChart("https://charts.example.com", "web"));
        assertThat(web.port()).contains(new Port("80", false));
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        String text = """
                rings:
                  main: {isDefault: true}
                  develop: {isDefault: yes please, color: red}
                  qa: {isDefault: true}
                  feature/a: {}
                  feature-a: {}
                  "-x": {}
                  a b: {}
                  Config: {}
                services:
                  - helm: {chart: {git: "", path: x, branch: main}}
                  - path: ../outside
                    displayName: web
                  - path: ./b
                    helm: {chart: {git: "https://h/x", path: ../x}}
                    k8sBackendPort: 0
                    pathprefix: b
                  - path: ./c
                    displayName: "@scope/pkg"
                    helm: {chart: {repository: "--upload-pack=x", chart: c}}
                    middlewares: ["a b"]
                    pathPrefix: "x`) || Host(`y"
                    serviceBuildVariables: ["A=$(B)"]
                  - path: ./b/
                    displayName: Web
                    helm: {chart: {git: "https://me:pw@h/x", path: x, branch: main, sha: "1", repository: r, accessTokenVariable: "A-B"}}
                """;

        assertThat(problems(text)).isEqualTo("""
                bedrock.yaml:3:24: error CORE-0008: 'isDefault' must be true or false, found the string 'yes please'
                bedrock.yaml:3:36: warning CORE-0010: unknown key 'color' has no effect (known: isDefault)
                bedrock.yaml:4:3: error GITOPS-0106: 'qa' is a second default ring beside 'main'
                bedrock.yaml:6:3: error GITOPS-0108: the ring 'feature-a' collides with 'feature/a' in line 5, both are 'feature-a' (rename one of them)
                bedrock.yaml:7:3: error GITOPS-0107: the ring name '-x' is not a name that git takes for a branch
                bedrock.yaml:8:3: error GITOPS-0107: the ring name 'a b' has other characters than letters, digits and . _ / + @ # = -
                bedrock.yaml:9:3: error GITOPS-0107: the ring name 'Config' is reserved
                bedrock.yaml:11:5: error GITOPS-0102: the service has no path
                bedrock.yaml:11:25: error GITOPS-0104: the chart has no git
                bedrock.yaml:12:5: error GITOPS-0103: the service has no helm.chart (give it git, path and branch, or repository and chart)
                bedrock.yaml:12:11: error GITOPS-0102: the path '../outside' must stay inside, without '..'
                bedrock.yaml:15:19: error GITOPS-0104: the chart has no branch or sha
                bedrock.yaml:15:46: error GITOPS-0113: 'path' of the chart must stay inside, without '..'
                bedrock.yaml:16:21: error GITOPS-0109: k8sBackendPort must be a number from 1 to 65535 or the name of a port
                bedrock.yaml:17:5: warning CORE-0010: unknown key 'pathprefix' has no effect (did you mean 'pathPrefix'?)
                bedrock.yaml:18:5: error GITOPS-0107: the service name '@scope/pkg' becomes '-scope-pkg', which begins with '-'
                bedrock.yaml:20:32: error GITOPS-0113: 'repository' of the chart is not a URL such as https://host/repository or git@host:repository
                bedrock.yaml:21:18: error GITOPS-0113: the middleware 'a b' is not the name of a middleware, such as auth or auth@file
                bedrock.yaml:22:17: error GITOPS-0113: 'pathPrefix' has other characters than those of paths: letters, digits and / . _ ~ % + = : @ -
                bedrock.yaml:23:28: error GITOPS-0113: the build variable 'A=$(B)' is not the name of an environment variable: letters, digits and '_'
                bedrock.yaml:24:5: error GITOPS-0108: the service 'Web' collides with 'web' in line 12, both are 'web' (rename one of them)
                bedrock.yaml:24:5: warning GITOPS-0108: the path './b/' is that of another service, too, in line 14
                bedrock.yaml:26:25: warning GITOPS-0113: 'git' of the chart has a password in it, which everybody can read (name the environment variable that has it in accessTokenVariable)
                bedrock.yaml:26:69: warning GITOPS-0105: 'sha' has no effect beside 'branch'
                bedrock.yaml:26:79: warning GITOPS-0105: 'repository' has no effect beside 'git'
                bedrock.yaml:26:115: error GITOPS-0113: 'accessTokenVariable' of the chart is not the name of an environment variable: letters, digits and '_'
                """);
        assertThatThrownBy(() -> Project.open(directory).validDefinition())
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems()).hasSize(20).allMatch(Problem::isError));
    }

    @Test
    void aFileWithoutServicesOrRingsIsReadAndLeftAlone() {
        open("version: 0.6.6\nservices:\n");
        DirectorySnapshot snapshot = DirectorySnapshot.of(directory);

        Project project = Project.open(directory);

        assertThat(project.problems()).isEmpty();
        assertThat(project.definition().services()).isEmpty();
        snapshot.assertUnchanged();
        assertThat(open("").definition().rings()).isEmpty();
    }

    @Test
    void readingWritesNothing() {
        open("services:\n  ./a:\n    helm: {chart: {repository: https://h, chart: a}}\n");
        DirectorySnapshot snapshot = DirectorySnapshot.of(directory);

        Project project = Project.open(directory);

        snapshot.assertUnchanged();
        assertThat(project.definition().services()).extracting(Service::path).containsExactly("./a");
        assertThat(project.problems())
                .extracting(Problem::toString)
                .containsExactly("bedrock.yaml:2:3: warning GITOPS-0114: the services are a mapping, as before version"
                        + " 0.6; they are read as a list");
    }

    @Test
    void aDisplayNameIsFoundHoweverThePathIsWritten() {
        Project project = open(SHOP);

        assertThat(List.of("./services/cart", "services/cart", "services//cart/", "./services/./cart"))
                .allMatch(path -> project.displayName(path).equals("Store.Cart"));
        assertThatThrownBy(() -> project.displayName("services/crat"))
                .hasMessage("bedrock.yaml: error GITOPS-0112: there is no service in 'services/crat' (did you mean"
                        + " './services/cart'?)");
        assertThatThrownBy(() -> project.displayName("services/web"))
                .hasMessageContaining("GITOPS-0115")
                .hasMessageContaining("bedrock.yaml:23:5");
    }

    @Test
    void whatIsNoProjectIsATypedError() {
        assertThatThrownBy(() -> Project.open(directory))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0101")
                .hasMessageContaining("project init");
        assertThatThrownBy(() -> open("rings: ["))
                .isInstanceOf(BedrockException.class)
                .hasMessageContaining("CORE-0001");
        assertThat(problems("- a\n")).contains("CORE-0008");
    }

    @ParameterizedTest
    @CsvSource({
        "Fabrikam, fabrikam",
        "fabrikam/frontend, fabrikam-frontend",
        "fabrikam.frontend.foo, fabrikam-frontend-foo",
        "Fabrikam.frontend/CartService, fabrikam-frontend-cartservice",
        "foo-!@#.#$%, foo--------",
        "Caf\u00e9 & Bar #1, caf----bar--1",
        "a\ud83d\ude00b, a--b",
    })
    void namesAreNormalized(String name, String normalized) {
        assertThat(HldNames.of(name)).isEqualTo(normalized);
    }

    @ParameterizedTest
    @CsvSource({
        "my.valid.service, true",
        "a, true",
        "-invalid, false",
        "ring-!@#, false",
        "a..b, false",
        "Upper, false",
        "a-, false",
    })
    void namesOfObjectsAreThoseOfRfc1123(String name, boolean valid) {
        assertThat(HldNames.objectNameObjection(name).isEmpty()).isEqualTo(valid);
        assertThat(HldNames.objectNameObjection("a".repeat(64))).isPresent();
        assertThat(HldNames.labelObjection("a".repeat(63))).isEmpty();
        assertThat(HldNames.labelObjection("a.b")).isPresent();
    }

    @Test
    void codesAreUniqueAndExplained() {
        assertThat(Arrays.stream(ProjectCode.values()).map(ProjectCode::id)).doesNotHaveDuplicates();
        assertThat(ProjectCode.values()).allMatch(code -> code.explanation().length() > 20);
    }
}
