package dev.bedrock.core.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The editor checks every edit itself; here are many documents and edits for it to check. */
class YamlEditorPropertyTest {
    private static final String[] SCALARS = {
        "a",
        "1",
        "'q'",
        "\"d q\"",
        "",
        "~",
        "&x v",
        "|\n%1$s  text\n%1$s   more\n\n",
        ">-\n%1$s  folded\n%1$s  text\n",
        "plain\n%1$s  on two lines",
        "[]",
        "{}",
        "[a, {b: c}]",
        "{a: 1, b: [x, y]}",
        "a # note",
        "|+\n%1$s  kept\n\n",
        "\ud83d\ude00"
    };
    private static final String[] KEYS = {"a", "b", "c", "'d'", "1"};

    private final Random random = new Random(1);
    private int refused;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void anEditChangesNothingElse(String lineBreak) {
        int documents = 1500;
        for (int i = 0; i < documents; i++) {
            String text = document().replace("\n", lineBreak);
            if (random.nextInt(5) == 0) {
                text = text.stripTrailing();
            }
            YamlEditor editor = YamlEditor.of("f", text);
            for (int j = 0; j < 3; j++) {
                editor = edit(editor);
            }
        }
        assertThat(refused).isLessThan(documents * 2);
    }

    private YamlEditor edit(YamlEditor editor) {
        YamlPath path = path();
        try {
            return switch (random.nextInt(4)) {
                case 0 -> editor.remove(path);
                case 1 -> editor.append(path, value(1));
                default -> editor.set(path, value(2));
            };
        } catch (InvalidInputException e) {
            refused++;
            return editor;
        } catch (RuntimeException e) {
            throw new AssertionError(path + " in\n" + editor.text(), e);
        }
    }

    private YamlPath path() {
        YamlPath path = YamlPath.of();
        int steps = 1 + random.nextInt(3);
        for (int i = 0; i < steps; i++) {
            path = switch (random.nextInt(5)) {
                case 0 -> path.index(random.nextInt(3));
                case 1 -> path.item("a", "a");
                default -> path.key(new String[] {"a", "b", "c", "d", "1"}[random.nextInt(5)]);
            };
        }
        return path;
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> null;
            case 1 -> 12L;
            case 2 -> "two\nlines\n";
            case 3 -> "yes: no";
            case 4 -> 1.0;
            case 5 -> " lead # and \u2713 \u00e9";
            case 6 -> "text";
            case 7 -> {
                List<@Nullable Object> list = new ArrayList<>();
                list.add(value(depth - 1));
                list.add(value(depth - 1));
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                map.put("x y", value(depth - 1));
                map.put("z", value(depth - 1));
                yield map;
            }
        };
    }

    private String document() {
        StringBuilder out = new StringBuilder(random.nextBoolean() ? "# head\n\n" : "");
        map(out, "", 3);
        return out.toString();
    }

    private void map(StringBuilder out, String indent, int depth) {
        int first = random.nextInt(KEYS.length - 2);
        int last = first + 1 + random.nextInt(KEYS.length - first - 1);
        for (int i = first; i <= last; i++) {
            comment(out, indent, i > first);
            out.append(i > first || out.length() == 0 || out.charAt(out.length() - 1) == '\n' ? indent : "")
                    .append(KEYS[i])
                    .append(':');
            child(out, indent, depth, true);
        }
    }

    private void list(StringBuilder out, String indent, int depth) {
        int items = 1 + random.nextInt(3);
        for (int i = 0; i < items; i++) {
            comment(out, indent, i > 0);
            out.append(indent).append('-');
            if (depth > 0 && random.nextBoolean()) {
                out.append(' ');
                map(out, indent + "  ", depth - 1);
            } else {
                child(out, indent, depth, false);
            }
        }
    }

    private void child(StringBuilder out, String indent, int depth, boolean inMap) {
        int kind = depth == 0 ? 9 : random.nextInt(10);
        if (kind < 2) {
            out.append(random.nextBoolean() ? "\n" : " # below\n");
            map(out, indent + "  ", depth - 1);
        } else if (kind < 5 && inMap) {
            out.append('\n');
            list(out, indent + (random.nextBoolean() ? "  " : ""), depth - 1);
        } else {
            String scalar = String.format(SCALARS[random.nextInt(SCALARS.length)], indent);
            out.append(scalar.isEmpty() ? "" : " ").append(scalar).append(scalar.endsWith("\n") ? "" : "\n");
        }
    }

    private void comment(StringBuilder out, String indent, boolean allowed) {
        if (allowed && random.nextInt(4) == 0) {
            out.append(random.nextBoolean() ? "" : "\n").append(indent).append("# note\n");
        }
    }
}
