package dev.bedrock.infra.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.document.hcl.HclAttribute;
import dev.bedrock.core.document.hcl.HclExpression;
import dev.bedrock.core.document.hcl.HclReader;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.RequiredTool;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HclTextTest {
    private static Map<String, Object> sample() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("a", "text");
        values.put("longer_name", new BigDecimal("3"));
        values.put("list", List.of("a", new BigDecimal("1.50"), true));
        values.put("tags", Map.of("team", "a"));
        values.put("after", Arrays.asList("x", null));
        values.put("nested", List.of(Map.of("k", List.of()), Map.of(), List.of(Map.of("deep key", "v"))));
        values.put("last", Map.of());
        return values;
    }

    @Test
    void equalsSignsAreAlignedLikeTerraformDoes() {
        assertThat(HclText.arguments(sample())).isEqualTo("""
                a           = "text"
                longer_name = 3
                list        = ["a", 1.50, true]
                tags = {
                  team = "a"
                }
                after = ["x", null]
                nested = [
                  {
                    k = []
                  },
                  {},
                  [
                    {
                      "deep key" = "v"
                    },
                  ],
                ]
                last = {}
                """);
    }

    @Test
    void terraformFormatsItNoFurther(@TempDir Path directory) throws IOException {
        Path terraform = RequiredTool.of("terraform");
        Files.writeString(directory.resolve("a.tfvars"), HclText.arguments(sample()));

        assertThat(ProcessRunner.system()
                        .run(Command.of(terraform.toString(), "fmt", "-check", "-diff", "a.tfvars")
                                .in(directory))
                        .exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\nevil = \"x",
                "${file(\"/etc/passwd\")}",
                "%{ for x in y }",
                "$${a}",
                "%%{a}",
                "$",
                "a\\",
                "\\\"",
                "<<EOT\nx\nEOT\n",
                "\u0000\u0007\u001b[31m\u007f\u0085\u202e\ufeff",
                "\ud83d\ude00",
                "$$${",
                "tab\tcr\r",
                "# no comment /* */ //",
            })
    void whateverAStringHoldsItStaysThatString(String text) {
        List<HclAttribute> read = HclReader.defaults()
                .read("a.tfvars", HclText.arguments(Map.of("x", text)))
                .body()
                .attributes();

        assertThat(read).hasSize(1);
        assertThat(((HclExpression.Template) read.get(0).value()).literal()).contains(text);
    }

    @Test
    void keysThatAreNoNamesAreQuoted() {
        String text = HclText.expression(Map.of("a\" = file(\"x\")", "v"));

        HclExpression value = HclReader.defaults()
                .read("a.tfvars", "x = " + text + "\n")
                .body()
                .attribute("x")
                .orElseThrow()
                .value();

        assertThat(((HclExpression.ObjectLiteral) value).entries().get(0).literalKey())
                .contains("a\" = file(\"x\")");
    }
}
