package dev.bedrock.hld.install.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartIndexTest {
    private static final String HELM = """
            apiVersion: v1
            entries:
              db:
              - apiVersion: v2
                description: |
                  web:
                  - not this one
                digest: aa
                name: db
                urls:
                - db-2.0.0.tgz
                version: 2.0.0
              web:
              - apiVersion: v2
                digest: bb
                name: web
                urls:
                - https://example.com/web-1.1.0.tgz
                - second
                version: 1.1.0
              # a comment
            # another

              - name: web
                version: 1.0.0
                urls: [web-1.0.0.tgz]
              web-ui:
              - name: web-ui
                version: 3.0.0
                urls: [u]
            generated: "2026-01-01T00:00:00Z"
            """;

    @Test
    void findsTheVersionsOfAChart() {
        List<IndexEntry> web = index(HELM).versions("web");

        assertThat(web).extracting(IndexEntry::version).containsExactly("1.1.0", "1.0.0");
        assertThat(web)
                .extracting(IndexEntry::url)
                .containsExactly("https://example.com/web-1.1.0.tgz", "web-1.0.0.tgz");
        assertThat(web).extracting(IndexEntry::digest).containsExactly("bb", "");
        assertThat(index(HELM).versions("db")).extracting(IndexEntry::version).containsExactly("2.0.0");
        assertThat(index(HELM).versions("web-ui")).hasSize(1);
        assertThat(index(HELM).versions("we")).isEmpty();
        assertThat(index(HELM).versions("not")).isEmpty();
    }

    @Test
    void placesAreThoseInTheWholeIndex() {
        assertThat(index(HELM).versions("web").get(0).location()).hasToString("index.yaml:14:5");
        assertThat(index(HELM).versions("web").get(1).location()).hasToString("index.yaml:24:5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"entries\":{\"web\":[{\"version\":\"1.0.0\",\"urls\":[\"u\"]}]}}",
                "entries: {web: [{version: 1.0.0, urls: [u]}]}",
                "\"entries\":\n  web:\n  - version: 1.0.0\n    urls: [u]\n",
                "entries:\n  \"web\":\n  - version: 1.0.0\n    urls: [u]\n",
                "entries:\n    web:\n        - version: 1.0.0\n          urls: [u]\n",
                "entries:\n web:\n  - version: 1.0.0\n    urls: [u]",
                "entries:\r\n  db: []\r\n  web:\r\n  - version: 1.0.0\r\n    urls: [u]\r\n",
                "apiVersion: v1\nentries:\n  db:\n  - &a\n    version: 1.0.0\n    urls: [u]\n  web:\n  - *a\n",
                "entries:\n  db: &x\n  - version: 1.0.0\n    urls: [u]\n  web: *x\n",
                "entries:\n  ? web\n  : - version: 1.0.0\n      urls: [u]\n",
                "x: |\n  entries:\n    web: 1\nentries:\n  web:\n  - version: 1.0.0\n    urls: [u]\n",
            })
    void readsAnyStyle(String yaml) {
        assertThat(index(yaml).versions("web"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.version() + entry.url()).isEqualTo("1.0.0u"));
    }

    @Test
    void incompleteVersionsArePassedOver() {
        assertThat(index("""
                        entries:
                          web:
                          - null
                          - version: 1.0.0
                          - {version: 1.0.1, urls: []}
                          - {urls: [u]}
                          - {version: 1.0.2, urls: [u]}
                        """).versions("web")).extracting(IndexEntry::version).containsExactly("1.0.2");
        assertThat(index("entries:\n").versions("web")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "<html>",
                "apiVersion: v1\n",
                "entries: []\n",
                "entries:\n  web: 1\n",
                "entries:\n  web:\n  - {\n",
            })
    void whatIsNoIndexIsATypedError(String yaml) {
        assertThatThrownBy(() -> index(yaml).versions("web")).isInstanceOf(InvalidInputException.class);
    }

    /** Security family 8. */
    @Test
    @Timeout(20)
    void aBombIsRefused() {
        StringBuilder bomb = new StringBuilder("entries:\n  a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c < 'l'; c++) {
            String before = "*" + (char) (c - 1);
            bomb.append("  ")
                    .append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append((before + ",").repeat(8))
                    .append(before)
                    .append("]\n");
        }
        bomb.append("  web: *k\n");
        assertThatThrownBy(() -> index(bomb.toString()).versions("web")).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(
                        () -> index("entries:\n  web: " + "[".repeat(100_000)).versions("web"))
                .isInstanceOf(LimitExceededException.class);
    }

    /** As large as the largest that are in use; the bound is far above what it takes, but below reading it as a whole. */
    @Test
    @Timeout(20)
    void aLargeIndexIsReadQuickly() {
        StringBuilder large = new StringBuilder("apiVersion: v1\nentries:\n");
        for (int chart = 0; chart < 400; chart++) {
            large.append("  chart").append(chart).append(":\n");
            for (int version = 0; version < 200; version++) {
                large.append("  - apiVersion: v2\n    description: ")
                        .append("d".repeat(100))
                        .append("\n    digest: ")
                        .append("0".repeat(64))
                        .append("\n    name: chart")
                        .append(chart)
                        .append("\n    urls:\n    - u")
                        .append(version)
                        .append("\n    version: 1.0.")
                        .append(version)
                        .append('\n');
            }
        }
        assertThat(large.length()).isGreaterThan(20_000_000);
        ChartIndex index = index(large.toString());

        long begin = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertThat(index.versions("chart399")).hasSize(200);
        }
        long millis = (System.nanoTime() - begin) / 1_000_000;
        assertThat(millis).as("20 look-ups in %d characters", large.length()).isLessThan(15_000);
    }

    private static ChartIndex index(String yaml) {
        return new ChartIndex("index.yaml", yaml);
    }
}
