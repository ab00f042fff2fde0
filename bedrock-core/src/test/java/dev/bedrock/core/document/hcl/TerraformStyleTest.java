package dev.bedrock.core.document.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.RequiredTool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code terraform fmt} has nothing to change in what is written, where terraform is installed. */
class TerraformStyleTest {
    private final Random random = new Random(3);

    @Test
    void whatIsWrittenIsFormatted() {
        Path terraform = RequiredTool.of("terraform");
        HclWriter writer = HclWriter.defaults().withHeredocs();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            all.append(writer.block("b", List.of("l" + i), values("k", 1 + random.nextInt(6), 3)))
                    .append('\n');
        }
        String text = all.toString().stripTrailing() + "\n";
        ProcessResult result = ProcessRunner.system()
                .run(Command.of(terraform.toString(), "fmt", "-").withInput(text.getBytes(StandardCharsets.UTF_8)))
                .requireSuccess();
        assertThat(result.stdout()).isEqualTo(text);
    }

    private Map<String, @Nullable Object> values(String prefix, int count, int depth) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            values.put(prefix + "x".repeat(random.nextInt(6)) + i, value(depth));
        }
        return values;
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> "text ${x} " + random.nextInt(9);
            case 1 -> random.nextInt(100);
            case 2 -> true;
            case 3 -> null;
            case 4 -> random.nextDouble();
            case 5 -> "a\n  b\n\nc\n";
            case 6 -> list(random.nextInt(4), depth - 1);
            default -> values(random.nextBoolean() ? "k" : "q.", random.nextInt(4), depth - 1);
        };
    }

    private List<@Nullable Object> list(int size, int depth) {
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(value(depth));
        }
        return items;
    }
}
