package dev.bedrock.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.git.GitServer;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.testing.Directories;
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

/** Files of this machine are no remote, by whatever address. */
@DisabledOnOs(OS.WINDOWS)
class InstallLocalFileTest {
    @TempDir
    Path folder;

    private AttackedInstall attack;

    @BeforeEach
    void begin() {
        attack = new AttackedInstall(folder);
        TestRepository.create(folder.resolve("neighbours-git"), "private").commit(Map.of("a.yaml", "t0ps3cret: 1\n"));
    }

    @AfterEach
    void end() {
        attack.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file://%s",
                "file:%s",
                "%s",
                "FILE://%s",
                "file://localhost%s",
                "git+file://%s",
                "file:///proc/self/root%s",
                "ssh://../..%s",
                "../../neighbours-git/private.git"
            })
    void aGitSourceReadsNoFolder(String source) {
        String repository = folder.resolve("neighbours-git/private.git").toString();

        attack.assertRefused(attack.install("method: git, source: '" + source.formatted(repository) + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file://%s", "%s", "file://localhost%s"})
    void otherSourcesReadNoFile(String source) {
        String address = source.formatted(attack.neighbours().resolve("secret.yaml"));

        attack.assertRefused(attack.install("type: static, method: http, source: '" + address + "'"));
        attack.assertRefused(attack.install("type: helm, method: helm, path: web, source: '" + address + "'"));
    }

    @Test
    void anIndexNamesNoFile() {
        attack.web.serve(
                "/charts/index.yaml",
                ("apiVersion: v1\nentries: {web: [{name: web, version: 1.0.0, urls: ['file://"
                                + attack.neighbours().resolve("secret.yaml") + "']}]}\n")
                        .getBytes(UTF_8));

        attack.assertRefused(
                attack.install("type: helm, method: helm, path: web, source: '" + attack.web.uri("/charts") + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file://../../../neighbours", "file:///etc", "file://../.git"})
    void aChartOfGitNeedsNothingOutsideOfItsRepository(String repository) {
        TestRepository charts = TestRepository.create(folder.resolve("remotes"), "charts");
        charts.commit(Directories.parse("""
            === web/Chart.yaml
            apiVersion: v2
            name: web
            version: 1.0.0
            dependencies:
            - {name: secret, version: '*', repository: '%s'}
            """.formatted(repository)));
        try (GitServer git = GitServer.start(folder.resolve("remotes"))) {
            attack.assertRefused(attack.install(
                    "type: helm, method: git, path: web, version: main, source: '" + git.url("charts.git") + "'",
                    "--allow-host",
                    git.host()));
        }
    }

    @Test
    void aRepositoryBorrowsNoObjectsOfAnotherOne() {
        TestRepository charts = TestRepository.create(folder.resolve("remotes"), "alternates");
        charts.commit(Map.of("component.yaml", "name: alternates\n"));
        Directories.write(
                folder.resolve("remotes/alternates.git"),
                Map.of("objects/info/alternates", folder.resolve("neighbours-git/private.git/objects") + "\n"));

        attack.assertRefused(attack.install(
                "method: git, version: main, source: 'file://" + folder.resolve("remotes/alternates.git") + "'",
                "--allow-folder",
                folder.resolve("remotes").toString()));
    }
}
