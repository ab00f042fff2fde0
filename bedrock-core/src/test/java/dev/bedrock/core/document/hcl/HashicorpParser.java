package dev.bedrock.core.document.hcl;

import dev.bedrock.core.document.DocumentLimits;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.RequiredTool;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * HashiCorp's own parser, as the package {@code @cdktf/hcl2json} of npm has it for Node.js. It is looked for in {@code
 * target/npm} of the checkout; without it a test is skipped, but fails where {@code CI=true} says that nothing may be.
 */
final class HashicorpParser {
    private static final JsonReader JSON =
            JsonReader.defaults().lenient().withLimits(DocumentLimits.defaults().withMaxDepth(2000));

    private HashicorpParser() {}

    /** A text and the expressions in it that are to be told of, too. */
    record Question(String name, String text, List<String> expressions) {}

    /** What it makes of a text. */
    record Answer(
            boolean accepted, String message, @Nullable Object json, List<Map<String, Object>> expressions) {}

    static Map<String, Answer> ask(List<Question> questions) {
        Path modules = Path.of(System.getProperty("bedrock.root", ".."), "target/npm/node_modules");
        if (!Files.isDirectory(modules.resolve("@cdktf/hcl2json"))) {
            String message = "no @cdktf/hcl2json in " + modules + ": npm install --prefix target/npm @cdktf/hcl2json";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        List<Map<String, Object>> input = questions.stream()
                .map(question -> Map.<String, Object>of(
                        "name", question.name(), "text", question.text(), "expressions", question.expressions()))
                .toList();
        Command command = Command.of(RequiredTool.of("node").toString(), script().toString())
                .withEnvironment("NODE_PATH", modules.toAbsolutePath().toString())
                .withTimeout(Duration.ofMinutes(2))
                .withInput(JsonWriter.compact().write(input).getBytes(StandardCharsets.UTF_8));
        String output = ProcessRunner.system().run(command).requireSuccess().stdout();
        Object answers = JSON.read("answers", output).toData();
        return answers((List<?>) Objects.requireNonNull(answers));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Answer> answers(List<?> rows) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Object row : rows) {
            Map<String, Object> answer = (Map<String, Object>) row;
            Object expressions = answer.getOrDefault("expressions", List.of());
            answers.put(
                    (String) answer.get("name"),
                    new Answer(
                            answer.get("accepted") == Boolean.TRUE,
                            String.valueOf(answer.get("message")),
                            answer.get("json"),
                            (List<Map<String, Object>>) expressions));
        }
        return answers;
    }

    private static Path script() {
        try {
            return Path.of(Objects.requireNonNull(HashicorpParser.class.getResource("hcl2json.js"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An expression in the form of {@link OracleForm#tree}: without nodes that only wrap others, and without texts. */
    static String tree(Map<String, Object> node) {
        StringBuilder out = new StringBuilder();
        append(out, node, false, 0);
        return out.toString();
    }

    @SuppressWarnings("unchecked")
    private static void append(StringBuilder out, Map<String, Object> node, boolean inTemplate, int depth) {
        String type = String.valueOf(node.get("type"));
        String value = String.valueOf(node.get("value"));
        boolean wraps = type.isEmpty();
        boolean template = type.equals("template");
        boolean text = inTemplate && type.equals("literalValue") && node.get("text") != null;
        if (!wraps && !text) {
            boolean whole = !template || value.startsWith("\"") || value.startsWith("<<");
            OracleForm.line(out, type, whole ? value : "", depth);
        }
        for (Object child : (List<Object>) Objects.requireNonNull(node.get("children"))) {
            append(out, (Map<String, Object>) child, template, wraps ? depth : depth + 1);
        }
    }
}
