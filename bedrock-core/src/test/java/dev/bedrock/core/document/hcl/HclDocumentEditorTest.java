package dev.bedrock.core.document.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.document.yaml.YamlPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HclDocumentEditorTest {
    private static final HclDocuments DOCUMENTS = HclDocuments.of(List.of(
            HclBlockRule.object("config"),
            HclBlockRule.map("subcomponent", "subcomponents"),
            HclBlockRule.list("step", "steps", "name")));

    private static final String TEXT = """
        # head

        config { # values
          a = 1 # one
          b = { x = [1, 2], y = "z" }
        }

        step "one" {
          run = "x"
        }

        # the second
        step "two" {}
        """;

    private static HclDocumentEditor editor(String text) {
        return DOCUMENTS.editor("f.hcl", text);
    }

    @Test
    void blocksOfAListHavePositions() {
        assertThat(editor(TEXT)
                        .set(YamlPath.of("steps").index(0).key("run"), "y")
                        .text())
                .isEqualTo(TEXT.replace("run = \"x\"", "run = \"y\""));
        assertThat(editor(TEXT).remove(YamlPath.of("steps").index(1)).text())
                .isEqualTo(TEXT.replace("\n# the second\nstep \"two\" {}\n", ""));
        Map<String, Object> third = new LinkedHashMap<>();
        third.put("name", "three");
        third.put("run", "z");
        assertThat(editor(TEXT).append(YamlPath.of("steps"), third).text())
                .isEqualTo(TEXT + "\nstep \"three\" {\n  run = \"z\"\n}\n");
        assertThat(editor(TEXT).remove(YamlPath.of("steps")).text())
                .doesNotContain("step")
                .contains("config {");
    }

    @Test
    void aBlockCanBeReplacedByAMapping() {
        assertThat(editor(TEXT).set(YamlPath.of("config"), Map.of("c", 3L)).text())
                .isEqualTo(TEXT.replaceAll("(?s)config \\{.*?\n}", "config {\n  c = 3\n}"));
    }

    @ParameterizedTest
    @CsvSource({"a = upper(\"x\"), a, b", "a = 1, a, b", "steps = [1], steps, name"})
    void whatIsNotWrittenOutIsNotChangedInside(String text, String key, String inside) {
        HclDocumentEditor editor = editor(text + "\n");
        assertThatThrownBy(() -> editor.set(YamlPath.of(key, inside), 1L))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no mapping that is written out");
    }

    @Test
    void whatCannotBeABlockIsRefused() {
        assertThatThrownBy(() -> editor(TEXT).append(YamlPath.of("steps"), "x"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a block needs its name");
        assertThatThrownBy(() -> editor(TEXT).set(YamlPath.of("config"), 1L))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("only a mapping");
        assertThatThrownBy(() -> editor(TEXT).set(YamlPath.of("steps").index(7), Map.of()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> editor(TEXT).set(YamlPath.of("a b"), 1L))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'a b' cannot be the name");
    }

    @Test
    void nothingHappensForWhatIsNotThere() {
        assertThat(editor(TEXT).remove(YamlPath.of("config", "nothing", "here")).text())
                .isEqualTo(TEXT);
    }

    private static final String[] VALUES = {
        "1",
        "\"text\"",
        "null",
        "[]",
        "{}",
        "[1, 2]",
        "[\n%1$s  1, # one\n%1$s  2\n%1$s]",
        "[\n%1$s  { a = 1 },\n%1$s]",
        "{ a = 1, b = [true] }",
        "{\n%1$s  a = 1\n\n%1$s  # second\n%1$s  b = { c = 2 },\n%1$s}",
        "{\n%1$s  # nothing\n%1$s}",
        "<<EOT\ntext\nEOT",
        "<<-EOT\n%1$s  text\n%1$s  EOT",
        "1 + 2",
        "upper(\"x\") # computed",
        "\"\ud83d\ude00\" /* face */",
        "{ \"x y\" = 1, \"a\": 2 }"
    };

    private final Random random = new Random(1);
    private int done;

    /** The editor checks every edit itself; here are many texts and edits for it to check, and none of its comments is lost. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void anEditChangesNothingElse(String lineBreak) {
        for (int i = 0; i < 1500; i++) {
            String text = document().replace("\n", lineBreak);
            HclDocumentEditor editor;
            try {
                editor = editor(text);
            } catch (InvalidInputException e) {
                throw new AssertionError(text, e);
            }
            for (int j = 0; j < 3; j++) {
                editor = edit(editor);
            }
        }
        assertThat(done).isGreaterThan(2000);
    }

    private HclDocumentEditor edit(HclDocumentEditor editor) {
        YamlPath path = path();
        try {
            HclDocumentEditor edited =
                    switch (random.nextInt(4)) {
                        case 0 -> editor.remove(path);
                        case 1 -> editor.append(path, value(1));
                        default -> editor.set(path, value(2));
                    };
            done++;
            return edited;
        } catch (InvalidInputException e) {
            return editor;
        } catch (RuntimeException e) {
            throw new AssertionError(path + " in\n" + editor.text(), e);
        }
    }

    private YamlPath path() {
        YamlPath path = YamlPath.of();
        int steps = 1 + random.nextInt(4);
        for (int i = 0; i < steps; i++) {
            path = random.nextInt(5) == 0
                    ? path.index(random.nextInt(3))
                    : path.key(new String[] {"a", "b", "config", "subcomponents", "steps", "x y"}[random.nextInt(6)]);
        }
        return path;
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> null;
            case 1 -> 12L;
            case 2 -> "two\nlines\n";
            case 3 -> "${x} %{y}";
            case 4 -> 1.5;
            case 5 -> "text";
            case 6 -> {
                List<@Nullable Object> list = new ArrayList<>();
                list.add(value(depth - 1));
                list.add(value(depth - 1));
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                map.put("name", "n");
                map.put(random.nextBoolean() ? "x y" : "a", value(depth - 1));
                yield map;
            }
        };
    }

    private String document() {
        StringBuilder out = new StringBuilder(random.nextBoolean() ? "# head\n\n" : "");
        arguments(out, "");
        if (random.nextBoolean()) {
            block(out, "", "config", 0);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            block(out, "", "subcomponent \"" + "abc".charAt(i) + "\"", 2);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            block(out, "", "step \"s" + i + "\"", 1);
        }
        return random.nextInt(4) == 0 ? out.toString().stripTrailing() : out.toString();
    }

    private void block(StringBuilder out, String indent, String head, int depth) {
        out.append(random.nextBoolean() ? "\n" : "").append(random.nextInt(3) == 0 ? indent + "# note\n" : "");
        out.append(indent).append(head).append(" {");
        if (random.nextInt(5) == 0) {
            out.append(random.nextBoolean() ? " a = 1 " : "").append("}\n");
            return;
        }
        out.append(random.nextInt(3) == 0 ? " # behind\n" : "\n");
        arguments(out, indent + "  ");
        if (depth > 0 && random.nextBoolean()) {
            block(out, indent + "  ", "config", 0);
        }
        if (depth > 1 && random.nextBoolean()) {
            block(out, indent + "  ", "subcomponent \"a\"", depth - 1);
        }
        out.append(indent)
                .append("}")
                .append(random.nextInt(3) == 0 ? " # end" : "")
                .append('\n');
    }

    private void arguments(StringBuilder out, String indent) {
        for (String name : new String[] {"a", "b"}) {
            if (random.nextBoolean()) {
                out.append(random.nextInt(3) == 0 ? indent + "// note\n" : "");
                out.append(indent).append(name).append(random.nextBoolean() ? " = " : "   = ");
                out.append(String.format(VALUES[random.nextInt(VALUES.length)], indent))
                        .append('\n');
            }
        }
    }
}
