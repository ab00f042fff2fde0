package dev.bedrock.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.file.TreeDigest;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.LoopbackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hld install} of single files from a web server. */
class InstallHttpTest {
    private static final byte[] ALL = "{apiVersion: v1, kind: ConfigMap, metadata: {name: all}}\n".getBytes(UTF_8);
    private static final byte[] OTHER = "{apiVersion: v1, kind: ConfigMap, metadata: {name: other}}\n".getBytes(UTF_8);

    @TempDir
    Path folder;

    private Path directory;
    private final LoopbackServer server = LoopbackServer.http();
    private Cli cli;

    @BeforeEach
    void define() {
        directory = folder.resolve("shop");
        server.serve("/all.yaml", ALL);
        define("");
        cli = new Cli(directory).with("BEDROCK_CACHE", folder.resolve("cache").toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void define(String version) {
        Directories.write(
                directory,
                Map.of(
                        "component.yaml",
                        "name: shop\nsubcomponents:\n- {name: all, type: static, method: HTTP, source: '"
                                + server.uri("/all.yaml") + "', version: '" + version + "'}\n"));
    }

    private Cli.Result install(String... more) {
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"hld", "install", "--allow-host", "127.0.0.1"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return cli.run(arguments);
    }

    @Test
    void aFileIsFetchedOnceAndLockedByItsDigest() throws IOException {
        Cli.Result result = install();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains("warning HLD-0511", "'version: " + TreeDigest.ofContent(ALL) + "'");
        assertThat(Files.readString(directory.resolve("bedrock.lock")))
                .contains("digest: " + TreeDigest.ofContent(ALL));
        cli.run("hld", "generate");
        assertThat(directory.resolve("generated/common/all.yaml")).content().contains("name: all");
        assertThat(server.requests()).hasSize(1);
        assertThat(install().exitCode()).isZero();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void d13AnErrorPageIsNoManifest() {
        server.on(
                "/all.yaml", exchange -> LoopbackServer.reply(exchange, 404, "<html>not found</html>".getBytes(UTF_8)));

        Cli.Result result = install();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("component.yaml:3:3: error CORE-0", "404");
        assertThat(directory.resolve("bedrock.lock")).doesNotExist();
    }

    @Test
    void d13AGivenDigestIsChecked() {
        define(TreeDigest.ofContent(OTHER));
        Cli.Result wrong = install();
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err())
                .contains(
                        "component.yaml:3:3: error",
                        TreeDigest.ofContent(OTHER).substring(7),
                        TreeDigest.ofContent(ALL).substring(7));

        define(TreeDigest.ofContent(ALL));
        assertThat(install("--strict").exitCode()).isZero();
    }

    @Test
    void contentThatHasChangedSinceItWasLockedIsRefusedAndUpdateTakesIt() {
        install();
        server.serve("/all.yaml", OTHER);
        cli = new Cli(copy()).with("BEDROCK_CACHE", folder.resolve("fresh").toString());

        Cli.Result refused = install();
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains(
                        TreeDigest.ofContent(ALL).substring(7),
                        TreeDigest.ofContent(OTHER).substring(7));

        Cli.Result updated = cli.run("hld", "update", "--allow-host", "127.0.0.1");
        assertThat(updated.exitCode()).as(updated.err()).isZero();
        assertThat(updated.out()).startsWith("moved " + server.uri("/all.yaml") + ": sha256:");
    }

    private Path copy() {
        Path copy = folder.resolve("copy");
        Map<String, String> files = Directories.read(directory);
        return Directories.write(
                copy,
                Map.of(
                        "component.yaml", String.valueOf(files.get("component.yaml")),
                        "bedrock.lock", String.valueOf(files.get("bedrock.lock"))));
    }

    @Test
    void aRedirectToAPrivateHostIsRefused() {
        server.redirect("/all.yaml", 302, "http://169.254.169.254/latest/meta-data/");

        Cli.Result result = install();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("component.yaml:3:3: error CORE-0");
    }

    @Test
    void schemesOtherThanHttpAreRefused() {
        for (String source :
                new String[] {"file:///etc/passwd", "gopher://127.0.0.1/x", "jar:file:/x!/y", "/etc/passwd"}) {
            Directories.write(
                    directory,
                    Map.of(
                            "component.yaml",
                            "name: shop\nsubcomponents:\n- {name: all, type: static, method: http, source: '" + source
                                    + "'}\n"));

            Cli.Result result = install();

            assertThat(result.exitCode()).as(source).isEqualTo(1);
            assertThat(result.err())
                    .as(source)
                    .contains("component.yaml:3:3: error")
                    .doesNotContain("root:");
        }
    }
}
