package dev.bedrock.core.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.document.DocumentLimits;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick reader reads what the parser reads, or declines. */
class QuickReaderTest {
    private static final String DOCUMENT = """
            # comment
            ---
            apiVersion: v1   # trailing
            'quoted key': 'it''s'
            "double": "a\\nb\\"c"
            empty:
            below:
              {}
            lower:
              one
              two
            emptyWithComment: # nothing

            list:
            - a
            - key: value
              other: 0x1F
            -
            - - nested
              - deeper: [a, 'b', "c", {d: e, "f": 1}, []]
            indented:
                - one two
                  three

                  four
                -   # comment
                  k: 1.50
            text: |-
              line

                more
              \tend
            folded: >+
              a
              b

              c
                d
              e

            url: http://host:80/#anchor
            flags: --a=b
            flow: {}
            ~x: y
            -z: y
            on: yes
            12: 012
            """;

    private static final List<String> SPICES = List.of(
            " ",
            "  ",
            "\n",
            "\n  ",
            "\n\n",
            ":",
            ": ",
            "- ",
            "-",
            "#",
            " #",
            "'",
            "\"",
            "\\",
            "|",
            ">",
            "|\n ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "?",
            "? ",
            "&a ",
            "*a",
            "!x ",
            "%",
            "@",
            "---",
            "\n---\n",
            "...",
            "\t",
            "<<: ",
            "~",
            "null",
            "1",
            "\u00e9",
            "\ud83d\ude00",
            "\r\n",
            "\u0085",
            "\ufeff");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b",
                "a:\n- b\n- c",
                "a: |\n  b",
                "a: |\n  b\n\n\n",
                "a: >\n  b\n  c",
                "- a\n- b: c\n  d: e\n",
                "a: # b\n  c: d",
                "a: b\n  c",
                "a: 'b'  # c\n",
                "a:\n  b: {}\n  c: []",
                "---\na: 1",
                "a: \"b: c\"",
                "- |\n  a\n- >-\n  b\n",
                "{}",
                "{a: b} # c\n",
                "[a, 'b']\n",
                "a: 'b\n  c'",
                "- 'b\n\n\n  c ''d e'\n- \"b \\\n   \\  c\\\\\\\"\n\n d\\/\"",
                "a: |\nb: >-\n\n# c\nd: |\n"
            })
    void readsCommonDocuments(String text) {
        assertThat(quick(text)).isPresent();
        assertSame(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a: &b c",
                "a: *b",
                "a: !t b",
                "<<: {a: b}",
                "a: b: c",
                "a:\tb",
                "a: b\n c: d",
                "%YAML 1.1\n---\na: b",
                "a: b\n---\nc: d",
                "? a\n: b",
                "a: [b\n]",
                "a: |2\n   b",
                "a: \"\\x41\"",
                "{a: b\n}",
                "{\"a\n\": b}",
                "a: |+\n\nb: c",
                "a: \"b\n\t c\"",
                "\ufeffa: b",
                "null: a",
                "a: @b"
            })
    void leavesTheRestToTheParser(String text) {
        assertThat(quick(text)).isEmpty();
    }

    @Test
    void agreesWithTheParserOnMutatedDocuments() {
        Random random = new Random(7);
        assertThat(quick(DOCUMENT)).isPresent();
        assertSame(DOCUMENT);
        for (int i = 0; i < 20_000; i++) {
            assertSame(mutated(DOCUMENT, random));
        }
    }

    @Test
    @Tag("conformance")
    void agreesWithTheParserOnWhatHelmPrints() throws IOException {
        Random random = new Random(11);
        int all = 0;
        int quick = 0;
        for (Path file : goldens()) {
            for (String document : unzipped(file).split("\n---\n", -1)) {
                all++;
                quick += quick(document).isPresent() ? 1 : 0;
                assertSame(document);
                if (document.length() < 4000) {
                    assertSame(mutated(document, random));
                }
            }
        }
        assertThat((double) quick / all).as("%s of %s", quick, all).isGreaterThan(0.9);
    }

    private static List<Path> goldens() throws IOException {
        Path folder = Path.of(System.getProperty("bedrock.corpus", ""), "helm-golden");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml.gz"))
                    .sorted()
                    .toList();
        }
    }

    private static String unzipped(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            int at = random.nextInt(mutated.length() + 1);
            if (random.nextInt(3) == 0) {
                mutated.delete(at, Math.min(mutated.length(), at + 1 + random.nextInt(6)));
            } else {
                mutated.insert(at, SPICES.get(random.nextInt(SPICES.size())));
            }
        }
        return random.nextInt(10) == 0
                ? mutated.substring(0, random.nextInt(mutated.length() + 1))
                : mutated.toString();
    }

    private static Optional<Node> quick(String text) {
        return QuickReader.read("f", text, DocumentLimits.defaults(), false, false, key -> true);
    }

    private static void assertSame(String text) {
        assertSkips(text);
        for (boolean lenient : new boolean[] {false, true}) {
            for (boolean verbatim : new boolean[] {false, true}) {
                QuickReader.read("f", text, DocumentLimits.defaults(), lenient, verbatim, key -> true)
                        .ifPresent(node ->
                                assertThat(described(node)).as(text).isEqualTo(parsed(text, lenient, verbatim)));
            }
        }
    }

    /** What is read of an entry does not depend on what else is wanted. */
    private static void assertSkips(String text) {
        Predicate<String> some = key -> key.hashCode() % 2 == 0;
        Optional<Node> all = QuickReader.read("f", text, DocumentLimits.defaults(), true, false, key -> true);
        Optional<Node> read = QuickReader.read("f", text, DocumentLimits.defaults(), true, false, some);
        assertThat(read.map(node -> some(node, some))).as(text).isEqualTo(all.map(node -> some(node, some)));
    }

    private static String some(Node node, Predicate<String> wanted) {
        return node instanceof MapNode map
                ? described(MapNode.of(
                        map.location(),
                        map.entries().stream()
                                .filter(entry -> wanted.test(entry.key()))
                                .toList()))
                : described(node);
    }

    private static String parsed(String text, boolean lenient, boolean verbatim) {
        try {
            Composer composer = new Composer("f", text, DocumentLimits.defaults(), lenient, verbatim);
            String first = composer.next().map(QuickReaderTest::described).orElse("nothing");
            return composer.next().isPresent() ? "several documents" : first;
        } catch (BedrockException e) {
            return "error " + e.getMessage();
        }
    }

    private static String described(Node node) {
        StringBuilder out = new StringBuilder();
        describe(node, out);
        return out.toString();
    }

    private static void describe(Node node, StringBuilder out) {
        out.append(node.location()).append(' ');
        if (node instanceof MapNode map) {
            map.entries().forEach(entry -> {
                out.append(entry.keyLocation())
                        .append(" key ")
                        .append(entry.key())
                        .append('\n');
                describe(entry.value(), out);
            });
            out.append("end of map\n");
        } else if (node instanceof ListNode list) {
            list.items().forEach(item -> describe(item, out));
            out.append("end of list\n");
        } else if (node instanceof ScalarNode scalar) {
            Object value = scalar.value();
            String type = value == null ? "null" : value.getClass().getSimpleName();
            out.append(type)
                    .append(' ')
                    .append(value)
                    .append(" <")
                    .append(scalar.text())
                    .append(">\n");
        }
    }
}
