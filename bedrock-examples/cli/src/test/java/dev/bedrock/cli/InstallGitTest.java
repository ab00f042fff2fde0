package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.git.GitServer;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.LoopbackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code hld install} from a real git over HTTP. */
@DisabledOnOs(OS.WINDOWS)
class InstallGitTest {
    private static final String WEB = """
            === component.yaml
            name: web
            type: static
            path: manifests
            subcomponents:
            - {name: chart, type: helm, path: chart}
            === manifests/web.yaml
            {apiVersion: v1, kind: ConfigMap, metadata: {name: web}}
            === chart/Chart.yaml
            {apiVersion: v2, name: chart, version: 0.1.0}
            === chart/templates/a.yaml
            {apiVersion: v1, kind: ConfigMap, metadata: {name: {{ .Release.Name }}}}
            === chart/values.yaml
            size: 1
            """;

    @TempDir
    Path folder;

    private Path directory;
    private TestRepository web;
    private GitServer server;
    private Cli cli;

    @BeforeEach
    void serve() {
        web = TestRepository.create(folder.resolve("remotes"), "web");
        web.commit(Directories.parse(WEB));
        web.git("tag", "v1");
        web.git("push", "-q", "origin", "v1");
        server = GitServer.start(folder.resolve("remotes"));
        directory = folder.resolve("shop");
        define("{name: web, method: git, source: '%s', version: v1}");
        cli = new Cli(directory)
                .with("HOME", folder.resolve("home").toString())
                .with("BEDROCK_CACHE", folder.resolve("cache").toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void define(String stanza) {
        Directories.write(
                directory,
                "=== component.yaml\nname: shop\nsubcomponents:\n- " + stanza.replace("%s", server.url("web.git"))
                        + "\n");
    }

    private Cli.Result install(String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = "hld";
        arguments[1] = "install";
        arguments[2] = "--allow-host";
        arguments[3] = server.host();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return cli.run(arguments);
    }

    private String everything() {
        return String.join("\n", Directories.read(folder.resolve("shop")).values())
                + String.join("\n", Directories.read(folder.resolve("cache")).values());
    }

    @Test
    void installsGeneratesAndAsksNobodyTheSecondTime() {
        Cli.Result first = install("--debug");
        assertThat(first.exitCode()).as(first.err()).isZero();

        assertThat(first.err()).contains("fetched " + server.url("web.git") + " v1 in ");
        assertThat(first.out())
                .isEqualTo("added " + server.url("web.git") + " v1: "
                        + web.head().hex().substring(0, 12) + "\n");
        assertThat(first.exitCode()).isZero();
        assertThat(cli.run("hld", "generate").out())
                .isEqualTo("generated/common/web/chart.yaml\ngenerated/common/web/web.yaml\n");

        int requests = server.requests().size();
        Cli.Result second = install("--locked", "--strict");

        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).isEmpty();
        assertThat(second.err()).contains("1 remote source installed, nothing to do");
        assertThat(server.requests()).hasSize(requests);
    }

    @Test
    void theCacheServesOtherDefinitionsOffline() throws IOException {
        install();
        int requests = server.requests().size();
        Path other = folder.resolve("other");
        Directories.write(
                other,
                Directories.read(directory).entrySet().stream()
                        .filter(file -> !file.getKey().startsWith(".bedrock"))
                        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        Cli second =
                new Cli(other).with("BEDROCK_CACHE", folder.resolve("cache").toString());

        Cli.Result result = second.run("hld", "install", "--offline", "--allow-host", server.host());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(server.requests()).hasSize(requests);
        assertThat(second.run("hld", "generate").exitCode()).isZero();
        assertThat(Files.readString(other.resolve("bedrock.lock")))
                .isEqualTo(Files.readString(directory.resolve("bedrock.lock")));
    }

    @Test
    void offlineWithoutACacheIsAnError() {
        Cli.Result result = install("--offline");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("component.yaml:3:3: error CORE-0510");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void updateFollowsABranchAndPrintsWhatMoved() {
        define("{name: web, method: git, source: '%s', branch: main}");
        String before = web.head().hex().substring(0, 12);
        assertThat(install().err()).contains("warning HLD-0511: " + server.url("web.git") + " branch main can mean");
        web.commit(Map.of("manifests/web.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: newer}}\n"));
        assertThat(install().out()).isEmpty();

        Cli.Result update = cli.run("hld", "update", "web", "--allow-host", server.host());

        assertThat(update.out())
                .isEqualTo("moved " + server.url("web.git") + " branch main: " + before + " -> "
                        + web.head().hex().substring(0, 12) + "\n");
        cli.run("hld", "generate");
        assertThat(directory.resolve("generated/common/web/web.yaml")).content().contains("newer");
    }

    @Test
    void aMovedTagIsToldAndWhatWasLockedIsKept() throws IOException {
        install();
        String locked = Files.readString(directory.resolve("bedrock.lock"));
        web.commit(Map.of("manifests/web.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: evil}}\n"));
        web.git("tag", "-f", "v1");
        web.git("push", "-q", "-f", "origin", "v1");
        Path clone = folder.resolve("clone");
        Directories.write(
                clone,
                Map.of(
                        "component.yaml",
                        Files.readString(directory.resolve("component.yaml")),
                        "bedrock.lock",
                        locked));
        cli = new Cli(clone).with("BEDROCK_CACHE", folder.resolve("fresh").toString());

        Cli.Result result = install("-o", "json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains("component.yaml:3:3: warning HLD-0512", "was moved since it was locked");
        assertThat(result.out()).contains("\"schema\": \"bedrock.dev/hld-install/v1\"", "\"change\": \"fetched\"");
        assertThat(Files.readString(clone.resolve("bedrock.lock"))).isEqualTo(locked);
        cli.run("hld", "generate");
        assertThat(clone.resolve("generated/common/web/web.yaml")).content().doesNotContain("evil");
    }

    @Test
    void vendoredComponentsNeedNoServerAndNoCache() throws IOException {
        Cli.Result result = cli.run("hld", "vendor", "--allow-host", server.host());
        assertThat(result.exitCode()).as(result.err()).isZero();
        int requests = server.requests().size();
        cli = new Cli(directory).with("BEDROCK_CACHE", folder.resolve("none").toString());

        assertThat(install("--locked").exitCode()).isZero();
        assertThat(cli.run("hld", "generate").exitCode()).isZero();
        assertThat(server.requests()).hasSize(requests);
        assertThat(folder.resolve("none")).doesNotExist();
        assertThat(Directories.read(directory).keySet())
                .anyMatch(path -> path.matches("\\.bedrock/vendor/web-[0-9a-f]{16}/manifests/web.yaml"));
    }

    @Test
    void d14ATokenOpensTheRepositoryAndIsNowhere() {
        server.protectedBy("token", "t0ps3cret");
        Directories.write(directory, Map.of("access.yaml", "http://" + server.host() + "/: WEB_TOKEN\n"));

        Cli.Result without = install();
        assertThat(without.exitCode()).isEqualTo(1);
        assertThat(without.err()).contains("access.yaml:1:", "error HLD-0517", "WEB_TOKEN");
        Cli.Result wrong =
                cli.with("WEB_TOKEN", "wr0ng").run("hld", "install", "--allow-host", server.host(), "--debug");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).contains("component.yaml:3:3: error CORE-0508").doesNotContain("wr0ng");
        Cli.Result right =
                cli.with("WEB_TOKEN", "t0ps3cret").run("hld", "install", "--allow-host", server.host(), "--debug");

        assertThat(right.exitCode()).as(right.err()).isZero();
        assertThat(right.err() + right.out() + everything())
                .doesNotContain("t0ps3cret")
                .doesNotContain("dG9rZW46");
    }

    @Test
    void d15ARootFromGitUsesItsAccessFile() {
        server.protectedBy("token", "t0ps3cret");
        Directories.write(
                directory,
                Map.of(
                        "component.yaml",
                                "{name: top, method: git, source: '" + server.url("web.git") + "', version: v1}\n",
                        "access.yaml", server.url("web.git") + ": WEB_TOKEN\n"));
        cli.with("WEB_TOKEN", "t0ps3cret");

        assertThat(install().exitCode()).isZero();
        assertThat(cli.run("hld", "generate").out())
                .contains("generated/common/web.yaml", "generated/common/chart.yaml");
    }

    @Test
    void d18ATokenDoesNotFollowARedirectToAnotherHost() throws IOException {
        try (LoopbackServer evil = LoopbackServer.http()) {
            server.intercept(exchange -> {
                exchange.getResponseHeaders()
                        .set(
                                "Location",
                                evil.uri(exchange.getRequestURI().toString()).toString());
                exchange.sendResponseHeaders(302, -1);
                return true;
            });
            Directories.write(directory, Map.of("access.yaml", "http://" + server.host() + ": WEB_TOKEN\n"));
            cli.with("WEB_TOKEN", "t0ps3cret");

            Cli.Result forbidden = install();
            assertThat(forbidden.exitCode()).isEqualTo(1);
            assertThat(evil.requests()).isEmpty();
            Cli.Result allowed = install("--allow-host", "127.0.0.1");

            assertThat(allowed.exitCode()).isEqualTo(1);
            assertThat(evil.requests())
                    .allMatch(request -> request.header("authorization").isEmpty());
            assertThat(forbidden.err() + allowed.err()).doesNotContain("t0ps3cret");
        }
    }

    @Test
    void hostsOfThisMachineAreRefusedUnlessAllowed() {
        Cli.Result result = cli.run("hld", "install");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("component.yaml:3:3: error CORE-0402");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: web, method: git, source: '--upload-pack=touch pwned'}",
                "{name: web, method: git, source: 'ext::sh -c touch% pwned'}",
                "{name: web, method: git, source: '%s', version: '--upload-pack=touch pwned'}",
                "{name: web, method: git, source: '%s', branch: '-uorigin'}",
                "{name: web, method: git, source: '%s', version: 'v1..v2'}",
                "{name: web, method: git, source: 'ssh://-oProxyCommand=touch/x'}",
                "{name: web, method: git, source: 'gopher://example.com/x'}"
            })
    void d18NothingIsTakenForAnOption(String stanza) {
        define(stanza);

        Cli.Result result = install();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("component.yaml:3:3: error CORE-050");
        assertThat(directory.resolve("pwned")).doesNotExist();
        assertThat(directory.resolve("bedrock.lock")).doesNotExist();
    }

    @Test
    void aFolderIsASourceOnlyIfAllowedAndNeverForFetchedComponents() {
        String local = web.bare().toUri().toString().replaceAll("/$", "");
        define("{name: web, method: git, source: '" + local + "', version: v1}");
        assertThat(install().err()).contains("component.yaml:3:3: error CORE-0502");
        Cli.Result allowed = install("--allow-folder", folder.resolve("remotes").toString());
        assertThat(allowed.exitCode()).as(allowed.err()).isZero();

        TestRepository evil = TestRepository.create(folder.resolve("remotes"), "evil");
        evil.commit(Map.of(
                "component.yaml",
                "name: evil\nsubcomponents:\n- {name: local, method: git, source: '" + local + "', version: v1}\n"));
        Directories.write(
                directory,
                Map.of(
                        "component.yaml",
                        "name: shop\nsubcomponents:\n- {name: web, method: git, source: '" + local + "', version: v1}\n"
                                + "- {name: evil, method: git, source: '" + server.url("evil.git") + "'}\n"));
        Cli.Result nested = install("--allow-folder", folder.resolve("remotes").toString());

        assertThat(nested.exitCode()).isEqualTo(1);
        assertThat(nested.err())
                .containsPattern("\\.bedrock/trees/evil-[0-9a-f]{16}/component.yaml:3:3: error HLD-0524");
    }

    @Test
    void aRepositoryThatIsNotThereAndOneThatDoesNotAnswerAreBothTold() {
        Directories.write(
                directory,
                Map.of(
                        "component.yaml",
                        "name: shop\nsubcomponents:\n- {name: gone, method: git, source: '" + server.url("gone.git")
                                + "'}\n"
                                + "- {name: dead, method: git, source: 'http://localhost:1/x.git'}\n"
                                + "- {name: web, method: git, source: '" + server.url("web.git")
                                + "', version: v9}\n"));

        Cli.Result result = install("--allow-host", "localhost");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("component.yaml:3:3: error", "component.yaml:4:3: error", "component.yaml:5:3: error");
        assertThat(result.err()).contains("not installed, bedrock.lock is as it was");
    }
}
