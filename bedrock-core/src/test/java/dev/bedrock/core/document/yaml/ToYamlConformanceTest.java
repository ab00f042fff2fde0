package dev.bedrock.core.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded results of Helm for the templates that do no more than write data. */
@Tag("conformance")
class ToYamlConformanceTest {
    private static final Pattern LITERAL = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
    private static final Pattern STRINGS = Pattern.compile(
            "\\{\\{ toYaml \\(dict \"k\" (.*)\\) \\}\\}\\|\\{\\{ toYaml \\1 \\}\\}\\|\\{\\{ toYaml \\(list \\1\\) \\}\\}");
    private static final Pattern VALUES = Pattern.compile("\\{\\{-? *(toYaml|toJson) \\.Values(\\.\\w+)? *-?\\}\\}");

    static Stream<Arguments> snippets() throws IOException {
        Path file = Path.of(System.getProperty("bedrock.corpus"), "helm-snippets.jsonl");
        List<Arguments> all = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Map<?, ?> row = (Map<?, ?>) Objects.requireNonNull(
                    JsonReader.defaults().read("row", line).toData());
            String template = (String) row.get("template");
            boolean simple = VALUES.matcher(template).matches();
            boolean literal = Set.of("toyaml-keys", "toyaml-strings").contains(String.valueOf(row.get("family")));
            if (simple || literal) {
                all.add(Arguments.of(row.get("id"), row));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snippets")
    void helmPrintsTheSame(String id, Map<String, String> row) {
        String actual;
        try {
            actual = print(row);
        } catch (YamlSyntaxException e) {
            assertThat(row.get("error")).as(id).endsWith(e.goMessage());
            return;
        }
        if (row.containsKey("error")) {
            assertThat(actual).as(id).isEqualTo(row.get("error").replaceFirst(".*: json:", "json:"));
        } else {
            assertThat(actual).as(id).isEqualTo(row.get("output"));
        }
    }

    private static String print(Map<String, String> row) {
        String template = row.get("template");
        Matcher values = VALUES.matcher(template);
        if (values.matches()) {
            return printValues(String.valueOf(row.get("values")), values.group(1), values.group(2));
        }
        Matcher strings = STRINGS.matcher(template);
        if (strings.matches()) {
            String text = unquote(strings.group(1));
            return toYaml(Map.of("k", text)) + "|" + toYaml(text) + "|" + toYaml(List.of(text));
        }
        Matcher literal = LITERAL.matcher(template);
        assertThat(literal.find()).isTrue();
        String key = unquote(literal.group());
        Map<String, Object> map = new TreeMap<>();
        map.put(key, 1L);
        map.put("zz", Map.of(key, List.of(1L)));
        return toYaml(map);
    }

    private static String printValues(String text, String function, @Nullable String field) {
        Map<String, @Nullable Object> values = YamlReader.defaults().lenient().readMap("values.yaml", text);
        Object data = field == null ? values : values.get(field.substring(1));
        try {
            String json = JsonWriter.compact().write(data);
            return function.equals("toJson") ? json : toYaml(asDoubles(data));
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Helm has no integers in values. */
    private static @Nullable Object asDoubles(@Nullable Object data) {
        if (data instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new TreeMap<>();
            map.forEach((key, value) -> copy.put((String) key, asDoubles(value)));
            return copy;
        }
        if (data instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(asDoubles(item)));
            return copy;
        }
        return data instanceof Number number ? (Object) number.doubleValue() : data;
    }

    private static String toYaml(@Nullable Object data) {
        try {
            String yaml = YamlWriter.defaults().viaJson().write(data);
            return yaml.substring(0, yaml.length() - 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String unquote(String literal) {
        StringBuilder json = new StringBuilder();
        Matcher escape = Pattern.compile("\\\\(?:x(..)|U(.{8})|a|v|(.))").matcher(literal);
        while (escape.find()) {
            String hex = escape.group(1) != null ? escape.group(1) : escape.group(2);
            if (hex != null) {
                char[] units = Character.toChars(Integer.parseInt(hex, 16));
                escape.appendReplacement(json, "");
                for (char unit : units) {
                    json.append(String.format("\\u%04x", (int) unit));
                }
            } else if (escape.group(3) == null) {
                escape.appendReplacement(json, escape.group().equals("\\a") ? "\\\\u0007" : "\\\\u000b");
            }
        }
        escape.appendTail(json);
        return (String) Objects.requireNonNull(
                JsonReader.defaults().read("literal", json.toString()).toData());
    }
}
