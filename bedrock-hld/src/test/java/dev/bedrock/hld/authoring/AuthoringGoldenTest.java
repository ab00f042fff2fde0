package dev.bedrock.hld.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.file.FileChanges;
import dev.bedrock.core.testing.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hand-written files, in all the styles that people have, after an edit: nothing is different but what was meant. Each
 * folder of {@code authoring} has the files in {@code input}, a command with one argument on each line in {@code command},
 * and what the files are afterwards in {@code expected}.
 */
class AuthoringGoldenTest {
    @TempDir
    Path directory;

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/test/resources/authoring"))) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void onlyWhatWasMeantIsDifferent(Path folder) throws IOException {
        Directories.write(directory, Directories.read(folder.resolve("input")));
        HldEditor editor = HldEditor.open(directory);
        List<String> command = Files.readAllLines(folder.resolve("command"));

        edits(editor, command).apply();

        Map<String, String> expected = new TreeMap<>(Directories.read(folder.resolve("input")));
        expected.putAll(Directories.read(folder.resolve("expected")));
        assertThat(Directories.read(directory)).isEqualTo(expected);
        if (!command.get(0).equals("remove")) {
            assertThat(edits(editor, command).files()).as("the same again").isEmpty();
        }
    }

    @Test
    void thereAreThirtyAndMore() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(30);
    }

    private static FileChanges edits(HldEditor editor, List<String> command) {
        List<String> arguments = command.subList(1, command.size());
        return switch (command.get(0)) {
            case "set" -> editor.set(setting(arguments));
            case "add" -> editor.add(adding(arguments));
            case "remove" -> editor.remove(arguments);
            default -> throw new IllegalArgumentException(command.get(0));
        };
    }

    private static SetRequest setting(List<String> arguments) {
        SetRequest request = SetRequest.of(arguments.get(0));
        for (String argument : arguments.subList(1, arguments.size())) {
            request = argument.startsWith("--subcomponent=")
                    ? request.withSubcomponent(argument.substring("--subcomponent=".length()))
                    : request.with(Assignment.parse(argument));
        }
        return request;
    }

    private static AddRequest adding(List<String> arguments) {
        AddRequest request = AddRequest.named(arguments.get(0));
        for (String argument : arguments.subList(1, arguments.size())) {
            String value = argument.substring(argument.indexOf('=') + 1);
            request = switch (argument.substring(0, argument.indexOf('='))) {
                case "type" -> request.withType(value);
                case "source" -> request.withSource(value);
                case "path" -> request.withPath(value);
                case "version" -> request.withVersion(value);
                default -> throw new IllegalArgumentException(argument);
            };
        }
        return request;
    }
}
