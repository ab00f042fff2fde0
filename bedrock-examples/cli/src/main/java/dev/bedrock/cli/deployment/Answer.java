package dev.bedrock.cli.deployment;

import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.core.document.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of texts, for people or for programs. */
final class Answer {
    private final List<String> titles;
    private final List<List<String>> rows = new ArrayList<>();
    private String end = "";

    Answer(List<String> titles) {
        this.titles = List.copyOf(titles);
    }

    void add(List<String> row) {
        rows.add(List.copyOf(row));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** A line below the table. */
    void end(String line) {
        end = line;
    }

    String text() {
        List<List<String>> all = new ArrayList<>();
        all.add(titles);
        rows.forEach(row -> all.add(row.stream().map(Printable::of).toList()));
        int[] widths = new int[titles.size()];
        all.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder();
        all.forEach(row -> {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        });
        return end.isEmpty() ? text.toString() : text + end + "\n";
    }

    String json() {
        List<Object> data = new ArrayList<>();
        for (List<String> row : rows) {
            Map<String, Object> one = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                one.put(titles.get(i), row.get(i));
            }
            data.add(one);
        }
        return JsonWriter.indented().withInsertionOrder().withoutHtmlEscaping().write(data) + "\n";
    }
}
