package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.git.GitServer;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.hld.helm.chart.source.TarBuilder;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The example definition, taken from a git server, its chart from a repository and from a registry. */
@DisabledOnOs(OS.WINDOWS)
class InstallShopTest {
    private static final Path SHOP =
            Path.of(System.getProperty("bedrock.root"), "bedrock-examples", "definitions", "shop");

    @TempDir
    Path folder;

    private final LoopbackServer charts = LoopbackServer.http();
    private GitServer git;
    private Path directory;
    private Cli cli;

    @BeforeEach
    void publish() {
        Map<String, String> files = new TreeMap<>();
        Directories.read(SHOP).forEach((path, content) -> {
            if (!path.startsWith("generated/")) {
                files.put("definitions/shop/" + path, content);
            }
        });
        TestRepository repository = TestRepository.create(folder.resolve("remotes"), "definitions");
        repository.commit(files);
        repository.git("tag", "v1");
        repository.git("push", "-q", "origin", "v1");
        git = GitServer.start(folder.resolve("remotes"));
        directory = folder.resolve("cluster");
        cli = new Cli(directory).with("BEDROCK_CACHE", folder.resolve("cache").toString());
    }

    @AfterEach
    void stop() {
        charts.close();
        git.close();
    }

    private Map<String, String> generatedFrom(Cli user, String name, String... more) {
        Path output = folder.resolve(name);
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"hld", "generate", "prod", "--output=" + output}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        Cli.Result result = user.run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return Directories.read(output);
    }

    @Test
    void takenFromGitItGeneratesWhatItGeneratesHere() {
        Directories.write(
                directory,
                Map.of(
                        "component.yaml",
                        "name: cluster\nsubcomponents:\n- {name: shop, method: git, version: v1, source: '"
                                + git.url("definitions.git") + "', path: definitions/shop}\n"));

        Cli.Result installed = cli.run("hld", "install", "--strict", "--allow-host", git.host());

        assertThat(installed.exitCode()).as(installed.err()).isZero();
        assertThat(installed.out()).startsWith("added " + git.url("definitions.git"));
        Map<String, String> here = new TreeMap<>();
        generatedFrom(new Cli(SHOP), "here").forEach((path, text) -> here.put("shop/" + path, text));
        assertThat(here).isNotEmpty();
        assertThat(generatedFrom(cli, "there", "--strict")).isEqualTo(here);
        int requests = git.requests().size();
        assertThat(cli.run("hld", "install", "--locked", "--allow-host", git.host())
                        .exitCode())
                .isZero();
        assertThat(git.requests()).hasSize(requests);
    }

    @Test
    void itsChartFromARepositoryAndARegistryRendersTheSame() {
        byte[] archive = packedChart();
        Charts.indexOf(charts, "web-service", Map.of(chartVersion(), archive));
        Charts.push(charts, "team/web-service", chartVersion(), archive);
        Map<String, String> files = new TreeMap<>(Directories.read(SHOP));
        String apps = String.valueOf(files.get("apps/component.yaml"));
        String local = "(?m)^( +)path: \\.\\./charts/web-service$";
        assertThat(apps).containsPattern(local);
        String remote = "$1method: helm\n$1path: web-service\n$1version: " + chartVersion() + "\n$1source: ";
        files.put(
                "apps/component.yaml",
                apps.replaceFirst(local, remote + charts.uri("/charts"))
                        .replaceAll(local, remote + "oci://127.0.0.1:" + charts.port() + "/team"));
        files.keySet().removeIf(path -> path.startsWith("generated/"));
        Directories.write(directory, files);

        Cli.Result installed = Charts.install(cli, "--strict");

        assertThat(installed.exitCode()).as(installed.err()).isZero();
        assertThat(installed.err()).contains("2 remote sources installed, 2 changed");
        assertThat(generatedFrom(cli, "there", "--strict")).isEqualTo(generatedFrom(new Cli(SHOP), "here"));
    }

    private static String chartVersion() {
        return FileTree.open(SHOP)
                .readString("charts/web-service/Chart.yaml")
                .lines()
                .filter(line -> line.startsWith("version: "))
                .findFirst()
                .orElseThrow()
                .substring("version: ".length());
    }

    private static byte[] packedChart() {
        TarBuilder tar = new TarBuilder();
        Directories.read(SHOP.resolve("charts/web-service"))
                .forEach((path, content) -> tar.file("web-service/" + path, content));
        return tar.gzipped();
    }
}
