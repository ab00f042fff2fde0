package dev.bedrock.core.document.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.document.hcl.HardFiles.HardFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HclEditorTest {
    private static final String MODULE = """
            # the cluster
            module "aks" {
              source  = "./old" # pinned
              count   = var.on ? 1 : 0

              tags = { team = "a" } /* all */
            }

            # the end
            """;

    private static HclEditor editor(String text) {
        return HclEditor.of("main.tf", text);
    }

    private static HclBody module(HclEditor editor) {
        return editor.file().body().blocks("module").get(0).body();
    }

    private static HclExpression value(HclEditor editor, String name) {
        return editor.file().body().attribute(name).orElseThrow().value();
    }

    @Test
    void changesOneValueAndNothingElse() {
        HclEditor editor = editor(MODULE);
        assertThat(editor.setValue(module(editor), "source", "./new").text())
                .isEqualTo(MODULE.replace("./old", "./new"));
        String crlf = MODULE.replace("\n", "\r\n");
        HclEditor windows = editor("\uFEFF" + crlf);
        Map<String, Object> tags = new LinkedHashMap<>();
        tags.put("team", "b");
        tags.put("x.y", List.of(1L, true));
        assertThat(windows.setValue(module(windows), "tags", tags).text())
                .isEqualTo("\uFEFF"
                        + crlf.replace("{ team = \"a\" }", "{\r\n    team  = \"b\"\r\n    \"x.y\" = [1, true]\r\n  }"));
    }

    @Test
    void addsBehindAllOthers() {
        HclEditor editor = editor(MODULE);
        assertThat(editor.setValue(module(editor), "zones", List.of("1")).text())
                .isEqualTo(MODULE.replace("/* all */\n", "/* all */\n  zones = [\"1\"]\n"));
        assertThat(editor.addExpression(module(editor), "name", "var.name").text())
                .isEqualTo(MODULE.replace("/* all */\n", "/* all */\n  name = var.name\n"));
        assertThat(editor.addBlock(editor.file().body(), "output", List.of("id"), Map.of("value", 1L))
                        .text())
                .isEqualTo(MODULE.replace("}\n\n#", "}\noutput \"id\" {\n  value = 1\n}\n\n#"));
    }

    @Test
    void addsToBodiesOfEveryLayout() {
        assertThat(added("a {}\n")).isEqualTo("a {\n  n = 1\n}\n");
        assertThat(added("a { b = 2 }\n")).isEqualTo("a {\n  b = 2\n  n = 1\n}\n");
        assertThat(added("a {\n}")).isEqualTo("a {\n  n = 1\n}");
        assertThat(added("a { # c\n}\n")).isEqualTo("a { # c\n  n = 1\n}\n");
        assertThat(added("a {\n\tb = 2 /* c\n d */ // e\n}\n"))
                .isEqualTo("a {\n\tb = 2 /* c\n d */ // e\n\tn = 1\n}\n");
        assertThat(added("a {\n  b = <<E\nx\nE\n}\n")).isEqualTo("a {\n  b = <<E\nx\nE\n  n = 1\n}\n");
        assertThat(added("a {\n  b {\n  } /* c */\n}\n")).isEqualTo("a {\n  b {\n  } /* c */\n  n = 1\n}\n");
        HclEditor open = editor("b = 2");
        assertThat(open.setValue(open.file().body(), "n", 1L).text()).isEqualTo("b = 2\nn = 1\n");
        HclEditor empty = editor("");
        assertThat(empty.setValue(empty.file().body(), "n", 1L).text()).isEqualTo("n = 1\n");
    }

    private static String added(String text) {
        HclEditor editor = editor(text);
        return editor.setValue(editor.file().body().blocks("a").get(0).body(), "n", 1L)
                .text();
    }

    @Test
    void removesLinesOrOnlyWhatSharesThem() {
        HclEditor editor = editor(MODULE);
        assertThat(editor.remove(module(editor).attribute("source").orElseThrow())
                        .text())
                .isEqualTo(MODULE.replace("  source  = \"./old\" # pinned\n", ""));
        assertThat(editor.remove(editor.file().body().items().get(0)).text()).isEqualTo("# the cluster\n\n# the end\n");
        HclEditor line = editor("a { b = 2 }\n");
        assertThat(line.remove(line.file().body().blocks().get(0).body().items().get(0))
                        .text())
                .isEqualTo("a {}\n");
    }

    @Test
    void anOperandKeepsItsOperatorsTogether() {
        HclEditor editor = editor("a = b * c\n");
        HclExpression right = ((HclExpression.Binary) value(editor, "a")).right();
        assertThat(editor.replace(right, "d + e").text()).isEqualTo("a = b * (d + e)\n");
        assertThat(editor.replace(right, "d.e").text()).isEqualTo("a = b * d.e\n");
        assertThat(editor.replace(value(editor, "a"), "d ? e : f").text()).isEqualTo("a = d ? e : f\n");
    }

    @Test
    void whatIsNotOneExpressionIsRefused() {
        HclEditor editor = editor("a = 1\n");
        for (String source : List.of("1\nb = 2", "1 # c", "1 }", "", "\"${", "1, 2", "x = 2", "1 /*")) {
            assertThatThrownBy(() -> editor.replace(value(editor, "a"), source))
                    .as(source)
                    .isInstanceOf(InvalidInputException.class);
        }
        for (String name : List.of("a b", "a = 1\nb", "", "1a", "a\"", "${a}")) {
            assertThatThrownBy(() -> editor.setValue(editor.file().body(), name, 1L))
                    .as(name)
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.bedrock.core.document.hcl.HardFiles#valid")
    void hardFilesKeepEveryCharacterButTheChange(HardFile hard) {
        HclEditor editor = editor(hard.text());
        for (HclExpression expression : values(editor.file().body())) {
            String text = hard.text();
            assertThat(editor.replace(expression, editor.file().text(expression.span()))
                            .text())
                    .isEqualTo(text);
            assertThat(editor.replace(expression, "7").text())
                    .isEqualTo(text.substring(0, expression.span().start())
                            + "7"
                            + text.substring(expression.span().end()));
        }
        for (HclBody body : bodies(editor.file().body())) {
            HclEditor added = editor.setValue(body, "brand-new", "x${y}\n");
            assertThat(withoutLine(added.text())).isEqualTo(joined(hard.text()));
        }
        for (HclItem item : editor.file().body().items()) {
            assertThat(editor.remove(item).file().body().items())
                    .hasSize(editor.file().body().items().size() - 1);
        }
    }

    /** Only line ends and indentation may come with the new line, where a block was on one line before. */
    private static String withoutLine(String text) {
        String line = "brand-new = \"x$${y}\\n\"";
        assertThat(text).containsOnlyOnce(line);
        return joined(text.replace(line, ""));
    }

    private static String joined(String text) {
        return text.replaceAll("[ \t\r\n]+", "");
    }

    private static List<HclExpression> values(HclBody body) {
        List<HclExpression> all = new ArrayList<>();
        body.attributes().forEach(attribute -> all.add(attribute.value()));
        body.blocks().forEach(block -> all.addAll(values(block.body())));
        return all;
    }

    private static List<HclBody> bodies(HclBody body) {
        List<HclBody> all = new ArrayList<>(List.of(body));
        body.blocks().forEach(block -> all.addAll(bodies(block.body())));
        return all;
    }
}
