package dev.bedrock.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.file.TreeDigest;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.core.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code hld install --keyring} of charts that the real gpg has signed, or nobody, or somebody else. */
@DisabledOnOs(OS.WINDOWS)
class InstallVerificationTest {
    private static final ProcessRunner RUNNER = ProcessRunner.system();

    @TempDir
    Path folder;

    private Path directory;
    private final LoopbackServer repository = LoopbackServer.http();
    private Cli cli;

    @BeforeEach
    void serve() throws IOException {
        RequiredTool.of("gpg");
        directory = folder.resolve("shop");
        cli = new Cli(directory).with("BEDROCK_CACHE", folder.resolve("cache").toString());
        key("alice");
        key("mallory");
        Charts.index(repository, "web", "1.0.0");
        define("name: web, path: web, version: 1.0.0");
    }

    @AfterEach
    void stop() {
        repository.close();
        for (String name : new String[] {"alice", "mallory"}) {
            RUNNER.run(Command.of("gpgconf", "--kill", "all")
                    .withEnvironment("GNUPGHOME", folder.resolve(name).toString()));
        }
    }

    private void define(String fields) {
        Directories.write(
                directory,
                Map.of(
                        "component.yaml",
                        "name: shop\nsubcomponents:\n- {type: helm, method: helm, source: '" + repository.uri("/charts")
                                + "', " + fields + "}\n"));
    }

    private void key(String name) throws IOException {
        Path home = Files.createDirectory(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        gpg(name, "--quick-generate-key", name + "@example.com", "rsa2048", "sign", "never");
        gpg(name, "--output", home + ".gpg", "--export");
    }

    private void gpg(String home, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("gpg", "--batch", "--passphrase", "", "--pinentry-mode", "loopback"));
        command.addAll(List.of(arguments));
        RUNNER.run(Command.of(command)
                        .withEnvironment("GNUPGHOME", folder.resolve(home).toString()))
                .requireSuccess();
    }

    /** The provenance file of a chart, as {@code helm package --sign} writes it. */
    private byte[] signed(String by, String name, byte[] archive) throws IOException {
        String text = "apiVersion: v2\nname: " + name + "\nversion: 1.0.0\n\n...\nfiles:\n  " + name + "-1.0.0.tgz: "
                + TreeDigest.ofContent(archive) + "\n";
        Path file = Files.writeString(folder.resolve("text"), text, UTF_8);
        Path signed = folder.resolve("signed");
        Files.deleteIfExists(signed);
        gpg(by, "--output", signed.toString(), "--clearsign", file.toString());
        return Files.readAllBytes(signed);
    }

    private Cli.Result install() {
        return Charts.install(cli, "--keyring", folder.resolve("alice.gpg").toString());
    }

    @Test
    void whatAKeyOfTheKeyringHasSignedIsInstalled() throws IOException {
        repository.serve("/charts/web-1.0.0.tgz.prov", signed("alice", "web", Charts.packed("web", "1.0.0")));

        Cli.Result result = install();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(cli.run("hld", "generate").exitCode()).isZero();
    }

    @Test
    void whatNobodyHasSignedIsRefused() {
        Cli.Result result = install();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("component.yaml:3:3: error HLD-06");
        assertThat(directory.resolve("bedrock.lock")).doesNotExist();
        assertThat(directory.resolve(".bedrock/trees").toFile().list()).isNullOrEmpty();
    }

    @Test
    void whatSomebodyElseHasSignedIsRefused() throws IOException {
        repository.serve("/charts/web-1.0.0.tgz.prov", signed("mallory", "web", Charts.packed("web", "1.0.0")));

        Cli.Result result = install();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("component.yaml:3:3: error HLD-06", "not signed by a valid key");
    }

    @Test
    void aSignatureOfAnotherArchiveIsRefused() throws IOException {
        repository.serve(
                "/charts/web-1.0.0.tgz.prov",
                signed("alice", "web", Charts.packed("web", "1.0.0", "description: other\n")));

        Cli.Result result = install();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("component.yaml:3:3: error HLD-06");
    }

    @Test
    void whatIsThereFromBeforeIsVerifiedToo() throws IOException {
        Cli.Result unsigned = Charts.install(cli);
        assertThat(unsigned.exitCode()).as(unsigned.err()).isZero();

        assertThat(install().exitCode()).isEqualTo(1);

        repository.serve("/charts/web-1.0.0.tgz.prov", signed("alice", "web", Charts.packed("web", "1.0.0")));
        Cli.Result signed = install();
        assertThat(signed.exitCode()).as(signed.err()).isZero();
        assertThat(signed.out()).isEmpty();
    }

    @Test
    void chartsThatAChartNeedsMustBeSignedToo() throws IOException {
        byte[] app = Charts.packed(
                "app",
                "1.0.0",
                "dependencies:\n- {name: web, version: 1.0.0, repository: '" + repository.uri("/charts") + "'}\n");
        byte[] web = Charts.packed("web", "1.0.0");
        repository.serve("/charts/web-1.0.0.tgz", web);
        repository.serve("/charts/app-1.0.0.tgz", app);
        repository.serve("/charts/index.yaml", """
            apiVersion: v1
            entries:
              app: [{name: app, version: 1.0.0, urls: [app-1.0.0.tgz]}]
              web: [{name: web, version: 1.0.0, urls: [web-1.0.0.tgz]}]
            """.getBytes(UTF_8));
        repository.serve("/charts/app-1.0.0.tgz.prov", signed("alice", "app", app));
        define("name: app, path: app, version: 1.0.0");

        assertThat(install().exitCode()).isEqualTo(1);

        repository.serve("/charts/web-1.0.0.tgz.prov", signed("alice", "web", web));
        Cli.Result result = install();
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    @Test
    void aFileThatIsNoKeyringIsAnError() throws IOException {
        Files.writeString(folder.resolve("alice.gpg"), "no keys\n");

        Cli.Result result = install();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("error HLD-06", "keyring");
    }
}
