package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What users read when something is wrong. Each file in {@code src/test/resources/errors} is a case: the files of a
 * directory, the command in {@code command} and the standard error that it has to print in {@code stderr}, where
 * {@code $PWD} stands for the directory. It must exit
 * with 1 and leave the standard output empty.
 */
class ErrorTextsTest {
    @TempDir
    Path directories;

    @TestFactory
    List<DynamicTest> errorsSayWhatIsWrongAndWhatToDo() throws Exception {
        Path cases = Path.of(getClass().getResource("/errors").toURI());
        try (Stream<Path> files = Files.list(cases)) {
            return files.sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)))
                    .toList();
        }
    }

    private void check(Path file) throws IOException {
        SortedMap<String, String> files = Directories.parse(Files.readString(file));
        String command = Objects.requireNonNull(files.remove("command")).strip();
        String expected = files.remove("stderr");
        Path directory = Directories.write(directories.resolve(file.getFileName()), files)
                .toRealPath();

        Cli.Result result = new Cli(directory).run(command.split(" "));

        assertThat(result.err().replace(directory.toString(), "$PWD")).isEqualTo(expected);
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(1);
    }
}
