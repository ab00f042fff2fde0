package dev.bedrock.hld;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.problem.HldCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users are told, word for word. Each folder of {@code errors} has a definition in {@code input}, the environments
 * if it needs some, and the problems in {@code expected.txt}.
 */
class GoldenErrorsTest {
    /** Codes that need more than files, and the tests that show them. */
    private static final Map<HldCode, String> ELSEWHERE = Map.ofEntries(
            Map.entry(HldCode.TOO_DEEP, "DefinitionAbuseTest"),
            Map.entry(HldCode.TOO_MANY, "DefinitionAbuseTest"),
            Map.entry(HldCode.HOOK_FAILED, "ComponentHooksTest"),
            Map.entry(HldCode.HELM_SAID, "GenerationTest"),
            Map.entry(HldCode.INTERRUPTED, "GenerationTest"),
            Map.entry(HldCode.FILE_EXISTS, "ComponentEditTest"),
            Map.entry(HldCode.ASSIGNMENT_SYNTAX, "AssignmentTest"),
            Map.entry(HldCode.NEW_KEY, "ConfigEditTest"),
            Map.entry(HldCode.NO_SUCH_COMPONENT, "ComponentEditTest"));

    @TempDir
    Path directory;

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(errors())) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsExactlyThis(Path folder) throws IOException {
        Directories.write(directory, Directories.read(folder.resolve("input")));

        String told = problems(environments(folder)).stream()
                .map(problem -> problem + "\n")
                .collect(Collectors.joining());

        assertThat(told).isEqualTo(Files.readString(folder.resolve("expected.txt")));
    }

    @Test
    void everyCodeIsShown() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (Path folder : cases()) {
            String expected = Files.readString(folder.resolve("expected.txt"));
            Arrays.stream(HldCode.values())
                    .map(HldCode::id)
                    .filter(id -> expected.contains(" " + id + ": "))
                    .forEach(shown::add);
        }
        ELSEWHERE.keySet().forEach(code -> shown.add(code.id()));

        assertThat(shown)
                .containsExactlyElementsOf(
                        Arrays.stream(HldCode.values()).map(HldCode::id).toList());
    }

    private List<Problem> problems(List<String> environments) {
        try {
            return Hld.builder(directory)
                    .root(directory)
                    .helm(new EchoRenderer())
                    .build()
                    .generate(new Environments(environments))
                    .problems();
        } catch (BedrockException e) {
            return e.problems();
        }
    }

    private static List<String> environments(Path folder) throws IOException {
        Path file = folder.resolve("environments");
        return Files.exists(file) ? List.of(Files.readString(file).strip().split(" ")) : List.of();
    }

    private static Path errors() {
        return Path.of("src/test/resources/errors");
    }
}
