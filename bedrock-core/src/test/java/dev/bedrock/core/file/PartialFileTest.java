package dev.bedrock.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PartialFileTest {
    @TempDir
    Path directory;

    private Path target;

    @BeforeEach
    void name() {
        target = directory.resolve("chart.tgz");
    }

    @Test
    void isThereWhenItIsComplete() throws IOException {
        try (PartialFile file = PartialFile.beside(target)) {
            write(file, "abc");
            assertThat(target).doesNotExist();
            write(file, "def");
            file.commit();
        }
        assertThat(target).hasContent("abcdef");
        assertThat(entries()).containsExactly("chart.tgz");
    }

    @Test
    void withoutValidatorAnUnfinishedOneIsRemoved() throws IOException {
        try (PartialFile file = PartialFile.beside(target)) {
            write(file, "abc");
        }
        assertThat(entries()).isEmpty();
    }

    @Test
    void withValidatorAnUnfinishedOneIsGoneOnWith() throws IOException {
        try (PartialFile file = PartialFile.beside(target)) {
            file.restart("\"v1\"");
            write(file, "abc");
        }
        assertThat(target).doesNotExist();
        try (PartialFile file = PartialFile.beside(target)) {
            assertThat(file.validator()).isEqualTo("\"v1\"");
            assertThat(file.size()).isEqualTo(3);
            write(file, "def");
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            file.readInto(piece -> {
                byte[] bytes = new byte[piece.remaining()];
                piece.get(bytes);
                all.writeBytes(bytes);
            });
            assertThat(all.toString(UTF_8)).isEqualTo("abcdef");
            file.commit();
        }
        assertThat(target).hasContent("abcdef");
        assertThat(entries()).containsExactly("chart.tgz");
    }

    @Test
    void whatIsNotNotedAsWrittenIsForgotten() throws IOException {
        try (PartialFile file = PartialFile.beside(target)) {
            file.restart("\"v1\"");
            write(file, "abc");
        }
        Path part = directory.resolve(".chart.tgz.bedrock-part");
        Files.writeString(part, "abcdef");
        try (PartialFile file = PartialFile.beside(target)) {
            assertThat(file.size()).isEqualTo(3);
        }
        Files.writeString(part, "ab");
        try (PartialFile file = PartialFile.beside(target)) {
            assertThat(file.size()).isZero();
            assertThat(file.validator()).isEmpty();
        }
        Files.writeString(part, "abc");
        Files.writeString(directory.resolve(".chart.tgz.bedrock-part-of"), "rubbish");
        try (PartialFile file = PartialFile.beside(target)) {
            assertThat(file.size()).isZero();
        }
        assertThat(entries()).isEmpty();
    }

    @Test
    void aSecondWriterBeginsAnewAndTheLaterOneWins() throws IOException {
        try (PartialFile first = PartialFile.beside(target)) {
            first.restart("\"v1\"");
            write(first, "first");
            try (PartialFile second = PartialFile.beside(target)) {
                assertThat(second.size()).isZero();
                second.restart("\"v1\"");
                write(second, "second");
                second.commit();
            }
            assertThat(target).hasContent("second");
            first.commit();
        }
        assertThat(target).hasContent("first");
        assertThat(entries()).containsExactly("chart.tgz");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "makes symbolic links")
    void aSymbolicLinkInItsPlaceIsNotWrittenThrough() throws IOException {
        Path outside = Files.writeString(directory.resolve("outside"), "untouched");
        Files.createSymbolicLink(target, outside);
        try (PartialFile file = PartialFile.beside(target)) {
            write(file, "abc");
            file.commit();
        }
        assertThat(outside).hasContent("untouched");
        assertThat(Files.isSymbolicLink(target)).isFalse();

        Files.createSymbolicLink(directory.resolve(".link.bedrock-part"), outside);
        assertThatThrownBy(() -> PartialFile.beside(directory.resolve("link"))).hasMessageContaining("CORE-0108");
        assertThat(outside).hasContent("untouched");
    }

    @Test
    void needsADirectory() {
        assertThatThrownBy(() -> PartialFile.beside(directory.resolve("none/file")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> PartialFile.beside(Path.of("/"))).isInstanceOf(InvalidInputException.class);
    }

    private static void write(PartialFile file, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        file.write(bytes, bytes.length);
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }
}
