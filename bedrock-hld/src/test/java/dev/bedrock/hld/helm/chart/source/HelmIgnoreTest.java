package dev.bedrock.hld.helm.chart.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.hld.helm.HelmFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelmIgnoreTest {
    @ParameterizedTest
    @CsvSource({
        "*.txt, d/a.txt, true",
        "/*.txt, d/a.txt, false",
        "/*.txt, a.txt, true",
        "d/*.txt, d/a.txt, true",
        "d/*.txt, d/e/a.txt, false",
        "a/, a, false",
        "[ab].*, b.md, true",
        "?.txt, ab.txt, false",
        "!*.txt, a.md, true",
        "!*.txt, a.txt, false",
        "#x, x, false",
        "nothing, templates/.hidden, true",
        "nothing, templates/.d/x, false",
        "nothing, .hidden, false",
    })
    void decidesAboutFiles(String rule, String path, boolean ignored) {
        assertThat(HelmIgnore.parse(rule).ignores(path, false)).isEqualTo(ignored);
    }

    @Test
    void rulesWithSlashAtTheEndAreForDirectories() {
        assertThat(HelmIgnore.parse("d/\n").ignores("x/d", true)).isTrue();
        assertThat(HelmIgnore.parse("x/d/\n").ignores("x/d", true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"**/x", "[", "a[b", "[]a]", "x\\"})
    void refusesMalformedRules(String rule) {
        assertThatThrownBy(() -> HelmIgnore.parse(rule)).isInstanceOf(HelmFailureException.class);
    }

    @Test
    void matchesInLinearTime() {
        HelmIgnore rules = HelmIgnore.parse("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b");

        assertThat(rules.ignores("a".repeat(5_000), false)).isFalse();
    }
}
