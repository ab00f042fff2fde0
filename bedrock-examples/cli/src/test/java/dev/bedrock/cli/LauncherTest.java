package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script as a process, in a source tree that has nothing but the launcher and a jar of these classes. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String JAR = "bedrock-examples/cli/target/bedrock-cli.jar";

    @TempDir
    Path directory;

    Path root;
    Path launcher;

    @BeforeEach
    void aSourceTreeThatIsNotBuilt() throws IOException {
        directory = directory.toRealPath();
        root = directory.resolve("source tree");
        launcher = root.resolve("bedrock-examples/bedrock");
        Files.createDirectories(launcher.getParent());
        Files.copy(Path.of(System.getProperty("bedrock.root"), "bedrock-examples", "bedrock"), launcher);
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Directories.write(directory, """
                === my shop/component.yaml
                name: shop
                === tools/mvn
                #!/bin/sh
                echo "standard output of Maven"
                mkdir -p "$(dirname "$JAR")" && mv prepared.jar "$JAR"
                """.replace("$JAR", JAR));
        assertThat(directory.resolve("tools/mvn").toFile().setExecutable(true)).isTrue();
    }

    @Test
    void itRunsFromAnywhereThroughLinksAndWithSpaces() throws IOException {
        writeJar(root.resolve(JAR));
        Path link = Files.createSymbolicLink(directory.resolve("a link"), launcher);
        Path linkToLink = Files.createSymbolicLink(directory.resolve("b"), Path.of("a link"));

        ProcessResult result = run(Command.of(linkToLink.toString(), "hld", "show", "./my shop"));

        assertThat(result.stdout()).isEqualTo("shop  component\n");
        assertThat(result.stderr()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(link).isSymbolicLink();
    }

    @Test
    void exitCodesArePassedOn() throws IOException {
        writeJar(root.resolve(JAR));

        assertThat(run(Command.of(launcher.toString(), "nonsense")).exitCode()).isEqualTo(2);
        assertThat(run(Command.of(launcher.toString(), "hld", "show")).exitCode())
                .isEqualTo(1);
    }

    @Test
    void optionsOfTheUserReplaceThoseForTheJvm() throws IOException {
        writeJar(root.resolve(JAR));

        ProcessResult result =
                run(Command.of(launcher.toString(), "--version").withEnvironment("JAVA_OPTS", "-Xinvalid"));

        assertThat(result.stderr()).contains("-Xinvalid");
    }

    @Test
    void theFirstUseBuildsWithoutDisturbingTheOutput() throws IOException {
        writeJar(root.resolve("prepared.jar"));

        ProcessResult first = run(Command.of(launcher.toString(), "hld", "show", "my shop/"));
        ProcessResult second = run(Command.of(launcher.toString(), "hld", "show", "my shop/"));

        assertThat(first.stdout()).isEqualTo("shop  component\n");
        assertThat(first.stderr()).startsWith("building Bedrock (first use)...\n");
        assertThat(second.stderr()).isEmpty();
    }

    @Test
    void classesAreKeptOnceForAllLaterRuns() throws IOException {
        writeJar(root.resolve(JAR));

        run(Command.of(launcher.toString(), "--version"));
        Path kept = kept();
        FileTime time = Files.getLastModifiedTime(kept);
        ProcessResult second = run(Command.of(launcher.toString(), "hld", "show", "my shop/"));

        assertThat(kept).isNotEmptyFile();
        assertThat(Files.getLastModifiedTime(kept())).isEqualTo(time);
        assertThat(second.stdout()).isEqualTo("shop  component\n");
        assertThat(second.stderr()).isEmpty();
    }

    @Test
    void aJvmThatCannotKeepClassesIsAskedOnceOnly() throws IOException {
        writeJar(root.resolve(JAR));
        Directories.write(directory, """
                === jdk/bin/java
                #!/bin/sh
                case "$*" in
                  *-Xshare:dump*) echo asked >> "$0.log"; exit 1 ;;
                  *) exec "$REAL_JAVA" "$@" ;;
                esac
                """.replace("$REAL_JAVA", System.getProperty("java.home") + "/bin/java"));
        assertThat(directory.resolve("jdk/bin/java").toFile().setExecutable(true))
                .isTrue();
        Command command = Command.of(launcher.toString(), "hld", "show", "my shop/");

        run(command, directory.resolve("jdk"));
        ProcessResult second = run(command, directory.resolve("jdk"));

        assertThat(directory.resolve("jdk/bin/java.log")).hasContent("asked");
        assertThat(second.stdout()).isEqualTo("shop  component\n");
        assertThat(second.stderr()).isEmpty();
    }

    @Test
    void keptClassesThatAreBrokenDoNoHarm() throws IOException {
        writeJar(root.resolve(JAR));
        run(Command.of(launcher.toString(), "--version"));
        Path kept = kept();
        Files.delete(kept);
        Files.writeString(kept, "broken");

        ProcessResult result = run(Command.of(launcher.toString(), "hld", "show", "my shop/"));

        assertThat(result.stdout()).isEqualTo("shop  component\n");
        assertThat(result.stderr()).isEmpty();
    }

    private Path kept() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(JAR).getParent())) {
            return files.filter(file -> !file.endsWith("bedrock-cli.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private ProcessResult run(Command command) {
        return run(command, Path.of(System.getProperty("java.home")));
    }

    private ProcessResult run(Command command, Path jdk) {
        String path = directory.resolve("tools") + ":" + System.getenv("PATH");
        return ProcessRunner.system()
                .run(command.in(directory).withEnvironment("PATH", path).withEnvironment("JAVA_HOME", jdk.toString()));
    }

    /** A jar without classes of its own, which leads to the class path of this test. */
    private static void writeJar(Path jar) throws IOException {
        String classPath = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(":"))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Bedrock.class.getName());
        attributes.put(Attributes.Name.CLASS_PATH, classPath);
        Files.createDirectories(jar.getParent());
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream jarOut = new JarOutputStream(out, manifest)) {
            jarOut.finish();
        }
    }
}
