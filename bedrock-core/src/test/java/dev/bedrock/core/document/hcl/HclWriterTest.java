package dev.bedrock.core.document.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values become literals that mean them and nothing else. */
class HclWriterTest {
    private static final HclWriter WRITER = HclWriter.defaults();

    @Test
    void writesInTheStyleOfTerraform() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", "x");
        values.put("location", "westeurope");
        values.put("tags", Map.of("a.b", 1L));
        values.put("n", -1.5);
        values.put("zones", List.of("1", "2"));
        values.put("rules", List.of(Map.of("port", 80L), Map.of()));
        values.put("nothing", List.of());
        values.put("script", "a\n\n  b ${c}\n");
        assertThat(WRITER.withHeredocs().attributes(values)).isEqualTo("""
                name     = "x"
                location = "westeurope"
                tags = {
                  "a.b" = 1
                }
                n     = -1.5
                zones = ["1", "2"]
                rules = [
                  {
                    port = 80
                  },
                  {},
                ]
                nothing = []
                script  = <<-EOT
                  a

                    b $${c}
                  EOT
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${file(\"/etc/passwd\")}",
                "%{ if true }x%{ endif }",
                "$${x}",
                "$$${x}",
                "%%{x}",
                "$",
                "%{",
                "${",
                "\"",
                "\\",
                "\\\"",
                "\" }\nresource \"x\" \"y\" {",
                "EOT\n",
                "a\nEOT\nb\n",
                "a\n  EOT\nb\n",
                "a\r\nb\r\n",
                "\u0000",
                "\u2028",
                "\u202E",
                "\uFEFF",
                "\u200B",
                "é😀",
                "\t",
                "#",
                "//",
                "/*",
                "*/",
                "a\n \nb\n",
                " a\n b\n",
                "a\n\u00A0EOT\n",
                "\n",
                "\n\n",
                "a\n",
                "a\nb",
                "~}",
                "${~",
                "<<EOT\nx\nEOT\n",
                "\\u0041",
                "$\\u007b",
                "a\n\u3000b\n",
                "a\n\tb\n"
            })
    void noTextBecomesAnythingButItself(String text) {
        for (HclWriter writer : List.of(WRITER, WRITER.withHeredocs())) {
            for (Object data : List.of(text, List.of(text), Map.of(text, text), List.of(Map.of("k", text)))) {
                String source = writer.attributes(Map.of("a", data, "b", 1L));
                HclBody body = HclReader.defaults().read("f", source).body();
                assertThat(body.items()).hasSize(2);
                assertThat(LiteralData.of(body.attribute("a").orElseThrow().value()))
                        .isEqualTo(data);
            }
            String block = writer.block("b", List.of(text), Map.of());
            HclBlock read =
                    HclReader.defaults().read("f", block).body().blocks().get(0);
            assertThat(read.labels()).extracting(HclLabel::text).containsExactly(text);
        }
    }

    @Test
    void noRandomTextBecomesAnythingButItself() {
        Random random = new Random(1);
        String[] parts = {
            "$", "%", "{", "}", "\"", "\\", "\n", " ", "EOT", "~", "a", "\r", "\t", "é", "<<", "-", "#", "\u2028"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int part = random.nextInt(12); part > 0; part--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            noTextBecomesAnythingButItself(text.toString(), WRITER.withHeredocs());
            noTextBecomesAnythingButItself(text.toString(), WRITER);
        }
    }

    private static void noTextBecomesAnythingButItself(String text, HclWriter writer) {
        String source = writer.attributes(Map.of("a", Map.of("b", text)));
        HclBody body = HclReader.defaults().read("f", source).body();
        assertThat(LiteralData.of(body.attribute("a").orElseThrow().value())).isEqualTo(Map.of("b", text));
    }

    @Test
    void whatHclCannotHaveIsRefused() {
        assertThatThrownBy(() -> WRITER.expression("\uD83D")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> WRITER.expression(Double.NaN)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> WRITER.attributes(Map.of("a b", 1L))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> WRITER.block("a\n", List.of(), Map.of())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> WRITER.expression(new Object())).isInstanceOf(IllegalArgumentException.class);
        List<Object> cyclic = new ArrayList<>();
        cyclic.add(cyclic);
        assertThatThrownBy(() -> WRITER.expression(cyclic)).isInstanceOf(LimitExceededException.class);
    }
}
