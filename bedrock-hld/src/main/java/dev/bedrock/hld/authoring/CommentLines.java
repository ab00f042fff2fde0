package dev.bedrock.hld.authoring;

import dev.bedrock.core.document.hcl.HclFile;
import dev.bedrock.core.document.hcl.HclReader;
import dev.bedrock.core.document.hcl.HclSpan;
import dev.bedrock.core.document.yaml.YamlComment;
import dev.bedrock.hld.component.DocumentFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The comments of a file by their lines, until something takes them over. */
final class CommentLines {
    private final Map<Integer, String> whole = new TreeMap<>();
    private final Map<Integer, String> trailing = new TreeMap<>();
    private final List<String> lines;

    CommentLines(String file, String text, DocumentFormat format) {
        lines = text.lines().toList();
        switch (format) {
            case YAML ->
                YamlComment.of(file, text)
                        .forEach(comment -> add(comment.location().line(), comment.text()));
            case HCL -> hcl(HclReader.defaults().read(file, text));
            case JSON -> {
                // JSON has no comments.
            }
        }
    }

    private void hcl(HclFile file) {
        for (HclSpan span : file.comments()) {
            int line = file.location(span).line();
            String comment = file.text(span);
            if (!comment.startsWith("/*")) {
                add(line, comment.replaceFirst("^(#|//)", ""));
                continue;
            }
            for (String part :
                    comment.substring(2, comment.length() - 2).lines().toList()) {
                add(line++, part.stripTrailing());
            }
        }
    }

    private void add(int line, String text) {
        String before = lines.get(line - 1).strip();
        boolean alone =
                before.startsWith("#") || before.startsWith("//") || before.startsWith("/*") || before.endsWith("*/");
        (alone ? whole : trailing).put(line, text);
    }

    /** Takes the comments that stand right above a line, blank lines between them included. */
    List<String> above(int line) {
        List<String> taken = new ArrayList<>();
        for (int above = line - 1; above >= 1; above--) {
            if (whole.containsKey(above)) {
                taken.add(0, "#" + whole.remove(above));
            } else if (!lines.get(above - 1).isBlank()) {
                break;
            }
        }
        return taken;
    }

    /** The lines of those that nothing has taken over. */
    List<Integer> left() {
        List<Integer> left = new ArrayList<>(whole.keySet());
        left.addAll(trailing.keySet());
        return left.stream().sorted().toList();
    }
}
