package dev.bedrock.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.document.Fields;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.json.JsonWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form of a journal of file changes. */
final class JournalText {
    private JournalText() {}

    /**
     * One file of it.
     *
     * @param path where it is
     * @param digest that of its text before; empty for a new file
     * @param after its text afterwards; empty when it is deleted
     */
    record Entry(String path, String digest, Optional<String> after) {
        boolean wasBefore(Optional<String> text) {
            return digest.equals(digestOf(text));
        }
    }

    static String write(Path root, List<FileChange> changes) {
        List<Map<String, Object>> files = new ArrayList<>();
        for (FileChange change : changes) {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("path", change.path());
            file.put("before", digestOf(change.before()));
            change.after().ifPresent(text -> file.put("after", text));
            files.add(file);
        }
        Map<String, Object> journal = new LinkedHashMap<>();
        journal.put("root", root.toString());
        journal.put("files", files);
        return JsonWriter.indented().withInsertionOrder().withoutHtmlEscaping().write(journal) + "\n";
    }

    /** @throws ConflictException if it was written for another directory, or is no journal at all */
    static List<Entry> read(Path root, String text) {
        List<Entry> entries = new ArrayList<>();
        try {
            Fields journal = Fields.of(JsonReader.defaults().read(ChangeJournal.FILE, text), problem -> {
                throw new InvalidInputException(problem);
            });
            if (!journal.text("root").equals(Optional.of(root.toString()))) {
                throw foreign(root, "it was written for another directory", null);
            }
            for (Node item : journal.items("files")) {
                Fields file = Fields.of(item, problem -> {
                    throw new InvalidInputException(problem);
                });
                entries.add(new Entry(
                        RelativePaths.normalize(file.text("path").orElse("")),
                        file.text("before").orElse(""),
                        file.text("after")));
            }
            return entries;
        } catch (InvalidInputException e) {
            throw foreign(root, "it cannot be read", e);
        }
    }

    private static ConflictException foreign(Path root, String why, @Nullable Throwable cause) {
        return new ConflictException(
                CoreCode.DIRECTORY_UNRECOVERED
                        .error("the file " + ChangeJournal.FILE + " in " + root
                                + " is not the journal of an interrupted change: " + why)
                        .withHint("remove it"),
                cause);
    }

    private static String digestOf(Optional<String> text) {
        return text.map(present -> WrittenFiles.digest(present.getBytes(UTF_8))).orElse("");
    }
}
