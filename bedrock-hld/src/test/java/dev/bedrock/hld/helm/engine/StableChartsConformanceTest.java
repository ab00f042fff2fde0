package dev.bedrock.hld.helm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Published charts with passwords, keys, certificates or dates: stable mode prints the same bytes for the same secret only. */
@Tag("conformance")
class StableChartsConformanceTest {
    private static final Instant TIME = Instant.parse("2024-01-02T03:04:05Z");

    @Test
    void sameSecretSameBytes() {
        Map<String, String> first = rendered(stable("0123456789abcdef"));
        assertThat(first).hasSizeGreaterThan(60);
        assertThat(first.values()).noneMatch(output -> output.startsWith("E "));

        assertThat(rendered(stable("0123456789abcdef"))).isEqualTo(first);
        Map<String, String> other = rendered(stable("fedcba9876543210"));
        // Where the time is all that changes, there is nothing to depend on the secret.
        Map<String, String> random = rendered(EmbeddedHelm.builder().clock(Clock.fixed(TIME, ZoneOffset.UTC)));
        assertThat(first.keySet()).allSatisfy(id -> assertThat(Objects.equals(first.get(id), other.get(id)))
                .as(id)
                .isEqualTo(Objects.equals(first.get(id), random.get(id))));
        assertThat(first.keySet().stream().filter(id -> !Objects.equals(first.get(id), other.get(id))))
                .hasSizeGreaterThan(40);
    }

    private static EmbeddedHelm.Builder stable(String secret) {
        return EmbeddedHelm.builder().stable(secret.getBytes(StandardCharsets.UTF_8), TIME);
    }

    private static Map<String, String> rendered(EmbeddedHelm.Builder builder) {
        EmbeddedHelm helm = builder.build();
        Corpus corpus = Corpus.open();
        Map<String, String> outputs = new TreeMap<>();
        for (String line : corpus.lines("helm-cases.tsv")) {
            String[] fields = line.split("\t", -1);
            if (fields[3].equals("rand")) {
                outputs.put(fields[0], ChartsConformanceTest.result(helm, corpus.path(fields[1]), fields[2]));
            }
        }
        return outputs;
    }
}
