package dev.bedrock.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.infra.generate.GeneratePlan;
import dev.bedrock.infra.generate.InfraOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Definitions, what is generated of them, and what is said of them: one file for each case, with the files below {@code infra}
 * that it begins with, those below {@code expected} that all its deployments become, and in {@code problems} what is told, one
 * on each line. Where there are errors nothing is expected.
 */
class GoldenTest {
    private static final Path CASES = Path.of("src/test/resources/dev/bedrock/infra/golden");
    private static final EnvironmentVariables ENVIRONMENT = EnvironmentVariables.of(Map.of("EXTRA", "from-env"));

    @TempDir
    Path folder;

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void definitionsBecomeWhatIsExpected(String name) throws IOException {
        SortedMap<String, String> files = Directories.parse(Files.readString(CASES.resolve(name)));
        String problems = files.getOrDefault("problems", "");
        SortedMap<String, String> expected = new TreeMap<>();
        files.forEach((path, text) -> {
            if (path.startsWith("expected/")) {
                expected.put(path.substring("expected/".length()), text);
            } else if (path.startsWith("infra/")) {
                Directories.write(folder, Map.of(path, text));
            }
        });

        assertThat(told()).isEqualTo(problems);

        assertThat(results()).isEqualTo(expected);
    }

    /** Generates, and gives what is told. */
    private String told() {
        StringBuilder told = new StringBuilder();
        try {
            Infra infra = Infra.open(folder.resolve("infra"));
            GeneratePlan plan = infra.plan(
                    infra.deployments(),
                    InfraOptions.defaults().withEnvironment(ENVIRONMENT).withPublicVariables(Set.of("EXTRA")));
            plan.problems().forEach(problem -> told.append(problem).append('\n'));
            if (plan.isApplicable()) {
                plan.apply();
            } else {
                assertThatThrownBy(plan::apply).isInstanceOf(BedrockException.class);
            }
        } catch (BedrockException e) {
            for (Problem problem : e.problems()) {
                told.append(problem).append('\n');
            }
        }
        return told.toString().replace(folder.toString(), "FOLDER");
    }

    private SortedMap<String, String> results() {
        Path generated = folder.resolve("infra-generated");
        SortedMap<String, String> results =
                Files.isDirectory(generated) ? Directories.read(generated) : new TreeMap<>();
        results.keySet()
                .removeIf(path -> path.substring(path.lastIndexOf('/') + 1).startsWith(".bedrock-"));
        return results;
    }
}
