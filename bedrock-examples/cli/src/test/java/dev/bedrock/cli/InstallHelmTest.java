package dev.bedrock.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.file.TreeDigest;
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

/** {@code hld install} of charts: from a repository, a registry and git, with what they depend on. */
class InstallHelmTest {
    @TempDir
    Path folder;

    private Path directory;
    private final LoopbackServer repository = LoopbackServer.http();
    private final LoopbackServer registry = LoopbackServer.http();
    private Cli cli;

    @BeforeEach
    void serve() {
        directory = folder.resolve("shop");
        Charts.index(repository, "web", "1.0.0", "1.2.0");
        Charts.push(registry, "team/cache", "2.0.0", Charts.packed("cache", "2.0.0"));
        cli = new Cli(directory).with("BEDROCK_CACHE", folder.resolve("cache").toString());
    }

    @AfterEach
    void stop() {
        repository.close();
        registry.close();
    }

    private void define(String... stanzas) {
        Directories.write(
                directory,
                Map.of("component.yaml", "name: shop\nsubcomponents:\n- " + String.join("\n- ", stanzas) + "\n"));
    }

    private String web(String version) {
        return "{name: web, type: helm, method: helm, source: '" + repository.uri("/charts")
                + "', path: web, version: '" + version + "'}";
    }

    private Cli.Result install(String... more) {
        return Charts.install(cli, more);
    }

    private String generated(String path) throws IOException {
        Cli.Result result = cli.run("hld", "generate");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return Files.readString(directory.resolve("generated/common").resolve(path));
    }

    @Test
    void chartsOfRepositoriesAndRegistriesAreInstalledAndRendered() throws IOException {
        define(
                web("1.0.0"),
                "{name: cache, type: helm, method: helm, source: 'oci://127.0.0.1:" + registry.port()
                        + "/team', path: cache, version: 2.0.0}",
                "{name: whole, type: helm, method: helm, source: 'oci://127.0.0.1:" + registry.port()
                        + "/team/cache', version: 2.0.0}");

        Cli.Result result = install("--strict");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(generated("web.yaml")).contains("web 1.0.0 in web");
        assertThat(generated("cache.yaml")).contains("cache 2.0.0 in cache");
        assertThat(generated("whole.yaml")).contains("cache 2.0.0 in whole");
        int requests = repository.requests().size() + registry.requests().size();
        assertThat(install("--locked").exitCode()).isZero();
        assertThat(repository.requests().size() + registry.requests().size()).isEqualTo(requests);
    }

    @Test
    void d21AnEmptyVersionAndARangeAreTheNewestAndLocked() throws IOException {
        define(web(""), web("^1.0").replace("name: web,", "name: ranged,"));

        Cli.Result result = install();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains("warning HLD-0511", "'version: 1.2.0' says what is meant");
        assertThat(generated("web.yaml")).contains("web 1.2.0");
        assertThat(generated("ranged.yaml")).contains("web 1.2.0");
        assertThat(repository.requests("/charts/index.yaml")).hasSize(1);
        assertThat(repository.requests("/charts/web-1.2.0.tgz")).hasSize(1);

        Charts.index(repository, "web", "1.0.0", "1.2.0", "1.3.0");
        assertThat(install().out()).isEmpty();
        assertThat(Charts.run(cli, "update", "web").out())
                .isEqualTo("moved " + repository.uri("/charts") + " web: 1.2.0 -> 1.3.0\n");
        assertThat(generated("web.yaml")).contains("web 1.3.0");
        assertThat(generated("ranged.yaml")).contains("web 1.2.0");
    }

    @Test
    void aVersionThatWasPublishedAgainIsRefusedOnAnotherMachineAndKeptWhereItIsCached() {
        define(web("1.0.0"));
        assertThat(install().exitCode()).isZero();
        repository.serve("/charts/web-1.0.0.tgz", Charts.packed("web", "1.0.0", "description: evil\n"));
        Charts.indexOf(repository, "web", Map.of("1.0.0", Charts.packed("web", "1.0.0", "description: evil\n")));
        Path copy = folder.resolve("copy");
        Map<String, String> files = Directories.read(directory);
        Directories.write(
                copy,
                Map.of(
                        "component.yaml", String.valueOf(files.get("component.yaml")),
                        "bedrock.lock", String.valueOf(files.get("bedrock.lock"))));
        String locked = TreeDigest.ofContent(Charts.packed("web", "1.0.0")).substring(7);

        Cli.Result elsewhere = Charts.install(
                new Cli(copy).with("BEDROCK_CACHE", folder.resolve("fresh").toString()));
        Cli.Result here = Charts.install(
                new Cli(copy).with("BEDROCK_CACHE", folder.resolve("cache").toString()));

        assertThat(elsewhere.exitCode()).isEqualTo(1);
        assertThat(elsewhere.err())
                .contains("component.yaml:3:3: error HLD-0607", locked)
                .contains("warning HLD-0512");
        assertThat(here.exitCode()).as(here.err()).isZero();
        assertThat(here.err()).contains("warning HLD-0512", "what was locked is kept");
    }

    @Test
    void anArchiveThatIsNotWhatTheIndexSaysIsRefused() {
        define(web("1.0.0"));
        repository.serve("/charts/web-1.0.0.tgz", Charts.packed("web", "1.0.0", "description: evil\n"));

        Cli.Result result = install();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "component.yaml:3:3: error HLD-0607",
                        TreeDigest.ofContent(Charts.packed("web", "1.0.0")).substring(7));
        assertThat(directory.resolve(".bedrock/trees").toFile().list()).isNullOrEmpty();
    }

    @Test
    void whatIsNotThereIsToldWithItsPlace() {
        define(
                web("9.0.0"),
                "{name: x, type: helm, method: helm, source: '" + repository.uri("/none") + "', path: web}",
                "{name: y, type: helm, method: helm, source: '" + repository.uri("/charts") + "'}",
                "{name: z, type: helm, method: helm, source: '@stable', path: web}");

        Cli.Result result = install();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "component.yaml:3:3: error HLD-0604",
                        "component.yaml:4:3: error CORE-",
                        "component.yaml:5:3: error HLD-0514",
                        "component.yaml:6:3: error HLD-0601");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void d20ChartsOfGitGetWhatTheyDependOnAndLeaveNothingBehind() throws IOException {
        TestRepository charts = TestRepository.create(folder.resolve("remotes"), "charts");
        charts.commit(Directories.parse("""
            === stable/app/Chart.yaml
            apiVersion: v2
            name: app
            version: 0.1.0
            dependencies:
            - {name: web, version: ^1.0, repository: '%s'}
            - {name: lib, version: 0.2.0, repository: 'file://../lib'}
            === stable/app/templates/a.yaml
            {apiVersion: v1, kind: ConfigMap, metadata: {name: app}}
            === stable/lib/Chart.yaml
            {apiVersion: v2, name: lib, version: 0.2.0}
            === stable/lib/templates/a.yaml
            {apiVersion: v1, kind: ConfigMap, metadata: {name: lib}}
            === stable/plain/Chart.yaml
            {apiVersion: v2, name: plain, version: 0.2.0}
            === stable/plain/templates/a.yaml
            {apiVersion: v1, kind: ConfigMap, metadata: {name: plain}}
            """.formatted(repository.uri("/charts"))));
        charts.git("tag", "v1");
        charts.git("push", "-q", "origin", "v1");
        try (GitServer server = GitServer.start(folder.resolve("remotes"))) {
            String git = ", type: helm, method: git, source: '" + server.url("charts.git") + "', version: v1, path: ";
            define("{name: app" + git + "stable/app}", "{name: plain" + git + "./stable/plain/}");

            Cli.Result result = install("--allow-host", server.host());

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(generated("app.yaml")).contains("name: app", "name: lib", "web 1.2.0 in app");
            assertThat(generated("plain.yaml")).contains("name: plain");
            assertThat(server.requests().stream().filter(request -> request.contains("info/refs")))
                    .as("one resolution and one fetch for both charts")
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(Directories.read(directory).keySet())
                    .noneMatch(path -> path.contains("bedrock-new") || path.contains("bedrock-lock"));
            assertThat(folder.resolve("cache/checkouts")).isEmptyDirectory();
            assertThat(Files.readString(directory.resolve("bedrock.lock")))
                    .contains("web ^1.0 from " + repository.uri("/charts") + ": 1.2.0 sha256:");
            int requests = server.requests().size() + repository.requests().size();
            assertThat(install("--locked").exitCode()).isZero();
            assertThat(server.requests().size() + repository.requests().size()).isEqualTo(requests);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatAChartOfGitDependsOnIsLockedAndOnlyAnUpdateMovesIt() throws IOException {
        TestRepository charts = TestRepository.create(folder.resolve("remotes"), "charts");
        charts.commit(Directories.parse("""
            === Chart.yaml
            apiVersion: v2
            name: app
            version: 0.1.0
            dependencies:
            - {name: web, version: ^1.0, repository: '%s'}
            """.formatted(repository.uri("/charts"))));
        charts.git("tag", "v1");
        charts.git("push", "-q", "origin", "v1");
        try (GitServer server = GitServer.start(folder.resolve("remotes"))) {
            define("{name: app, type: helm, method: git, source: '" + server.url("charts.git")
                    + "', version: v1, path: '.'}");
            assertThat(install("--allow-host", server.host()).exitCode()).isZero();
            Charts.index(repository, "web", "1.0.0", "1.2.0", "1.3.0");
            Path copy = folder.resolve("copy");
            Map<String, String> files = Directories.read(directory);
            Directories.write(
                    copy,
                    Map.of(
                            "component.yaml", String.valueOf(files.get("component.yaml")),
                            "bedrock.lock", String.valueOf(files.get("bedrock.lock"))));
            Cli elsewhere =
                    new Cli(copy).with("BEDROCK_CACHE", folder.resolve("fresh").toString());

            Cli.Result locked = Charts.install(elsewhere, "--locked", "--allow-host", server.host());
            assertThat(locked.exitCode()).as(locked.err()).isZero();
            assertThat(elsewhere.run("hld", "generate").exitCode()).isZero();
            assertThat(copy.resolve("generated/common/app.yaml")).content().contains("web 1.2.0 in app");

            Cli.Result updated = Charts.run(elsewhere, "update", "--allow-host", server.host());
            assertThat(updated.exitCode()).as(updated.err()).isZero();
            assertThat(updated.out())
                    .startsWith("moved ")
                    .contains("web ^1.0 from " + repository.uri("/charts") + ": 1.2.0 -> 1.3.0\n");
            elsewhere.run("hld", "generate");
            assertThat(copy.resolve("generated/common/app.yaml")).content().contains("web 1.3.0 in app");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void sixtyComponentsFromFiveRemotesAreFetchedOnceEach() {
        repository.serve("/all.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: all}}\n".getBytes(UTF_8));
        for (String name : new String[] {"one", "two"}) {
            TestRepository git = TestRepository.create(folder.resolve("remotes"), name);
            git.commit(Map.of("a.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n"));
            git.git("tag", "v1");
            git.git("push", "-q", "origin", "v1");
        }
        try (GitServer server = GitServer.start(folder.resolve("remotes"))) {
            String[] sources = {
                "type: static, method: git, version: v1, source: '" + server.url("one.git") + "'",
                "type: static, method: git, version: v1, source: '" + server.url("two.git") + "'",
                "type: static, method: http, source: '" + repository.uri("/all.yaml") + "'",
                "type: helm, method: helm, version: 1.0.0, path: web, source: '" + repository.uri("/charts") + "'",
                "type: helm, method: helm, version: 2.0.0, path: cache, source: 'oci://127.0.0.1:" + registry.port()
                        + "/team'"
            };
            String[] stanzas = new String[60];
            for (int i = 0; i < stanzas.length; i++) {
                stanzas[i] = "{name: c" + i + ", " + sources[i % sources.length] + "}";
            }
            define(stanzas);

            Cli.Result result = install("--allow-host", server.host());

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.err()).contains("5 remote sources installed, 5 changed");
            assertThat(repository.requests("/all.yaml")).hasSize(1);
            assertThat(repository.requests("/charts/index.yaml")).hasSize(1);
            assertThat(repository.requests("/charts/web-1.0.0.tgz")).hasSize(1);
            assertThat(registry.requests().stream()
                            .filter(request -> request.target().contains("/blobs/")))
                    .hasSize(1);
            for (String name : new String[] {"one", "two"}) {
                assertThat(server.requests().stream()
                                .filter(request -> request.startsWith("GET /" + name + ".git/info/refs")))
                        .as("one resolution and one fetch of " + name)
                        .hasSizeLessThanOrEqualTo(2);
            }
            int requests = server.requests().size()
                    + repository.requests().size()
                    + registry.requests().size();
            assertThat(install("--locked", "--strict").exitCode()).isZero();
            assertThat(server.requests().size()
                            + repository.requests().size()
                            + registry.requests().size())
                    .isEqualTo(requests);
            assertThat(cli.run("hld", "generate").exitCode()).isZero();
        }
    }
}
