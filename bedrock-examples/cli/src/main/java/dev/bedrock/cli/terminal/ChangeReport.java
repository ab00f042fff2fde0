package dev.bedrock.cli.terminal;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.file.FileChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a command did to files, or would do.
 *
 * @param schema the name of the form of the document
 * @param written whether the files were written
 * @param files the files, in the order of the plan
 * @param problems what is to be said, with places as the user would write them
 */
public record ChangeReport(String schema, boolean written, List<File> files, List<Problem> problems) {
    /**
     * A file.
     *
     * @param path as the user would write it
     * @param kind what happens to it
     * @param reason why; empty if that goes without saying
     */
    public record File(String path, FileChange.Kind kind, String reason) {}

    /** A document whose form the schema fixes: fields may be added, none changes its meaning. */
    public String toJson() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", schema);
        document.put("written", written);
        document.put("files", files.stream().map(ChangeReport::toData).toList());
        document.put("problems", ProblemData.of(problems));
        return JsonWriter.indented().withInsertionOrder().withoutHtmlEscaping().write(document) + "\n";
    }

    private static Map<String, Object> toData(File file) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("path", file.path());
        data.put("change", file.kind().toString());
        if (!file.reason().isEmpty()) {
            data.put("reason", file.reason());
        }
        return data;
    }
}
