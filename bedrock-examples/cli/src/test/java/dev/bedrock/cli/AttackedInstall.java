package dev.bedrock.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import dev.bedrock.core.testing.LoopbackServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A definition with a component that means no good, beside one that does, and files around it that are to stay as they are. */
final class AttackedInstall implements AutoCloseable {
    private static final String GOOD = "{apiVersion: v1, kind: ConfigMap, metadata: {name: good}}\n";

    final LoopbackServer web = LoopbackServer.http();
    final Path directory;
    final Cli cli;
    private final Path neighbours;
    private final DirectorySnapshot before;

    AttackedInstall(Path folder) {
        directory = folder.resolve("work/shop");
        neighbours = Directories.write(
                folder.resolve("neighbours"), Map.of("secret.yaml", "{kind: Secret, data: {password: t0ps3cret}}\n"));
        before = DirectorySnapshot.of(neighbours);
        web.serve("/good.yaml", GOOD.getBytes(UTF_8));
        cli = new Cli(directory).with("BEDROCK_CACHE", folder.resolve("cache").toString());
    }

    /** Files that nobody has allowed to be read or changed. */
    Path neighbours() {
        return neighbours;
    }

    Cli.Result install(String fields, String... more) {
        Directories.write(
                directory,
                Map.of(
                        "component.yaml",
                        "name: shop\nsubcomponents:\n- {name: bad, " + fields
                                + "}\n- {name: good, type: static, method: http, source: '" + web.uri("/good.yaml")
                                + "'}\n"));
        List<String> arguments = new ArrayList<>(List.of("--allow-host", "127.0.0.1:" + web.port()));
        arguments.addAll(Arrays.asList(more));
        List<String> command = new ArrayList<>(List.of("hld", "install"));
        command.addAll(arguments);
        return cli.run(command.toArray(String[]::new));
    }

    /** That it is told with its place and a code, that nothing of it is there, and that nobody else is concerned. */
    void assertRefused(Cli.Result result) {
        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(result.err())
                .contains("component.yaml:3:3: error ")
                .doesNotContain("t0ps3cret", "INTERNAL", "Exception in");
        assertThat(directory.resolve("bedrock.lock")).doesNotExist();
        assertThat(directory.resolve(".bedrock/trees").toFile().list())
                .as("the component that means well, and no other")
                .singleElement()
                .asString()
                .startsWith("good-");
        before.assertUnchanged();
    }

    /** That nothing outside of the definition was touched. */
    void assertNeighboursUntouched() {
        before.assertUnchanged();
    }

    @Override
    public void close() {
        web.close();
    }
}
