package dev.bedrock.hld.helm.command;

import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.json.JsonSyntaxException;
import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.chart.GoDecodeException;
import dev.bedrock.hld.helm.chart.HelmYaml;
import dev.bedrock.hld.helm.chart.values.SetLine;
import dev.bedrock.hld.helm.chart.values.SetSyntaxException;
import dev.bedrock.hld.helm.chart.values.SetValue;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments that give values. What counts is their kind, and their order only within a kind. */
final class ValueArguments {
    private final Path directory;
    private final List<String> files = new ArrayList<>();
    private final List<String> json = new ArrayList<>();
    private final List<String> typed = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();
    private final List<String> contents = new ArrayList<>();
    private final List<String> literals = new ArrayList<>();

    ValueArguments(Path directory) {
        this.directory = directory;
    }

    /** Takes an argument if it gives values. */
    boolean accept(String name, String value) {
        switch (name) {
            case "values" -> files.addAll(List.of(value.split(",")));
            case "set" -> typed.add(value);
            case "set-string" -> strings.add(value);
            case "set-json" -> json.add(value);
            case "set-file" -> contents.add(value);
            case "set-literal" -> literals.add(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** All values together. */
    Map<String, @Nullable Object> merged() {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        for (String file : files) {
            HelmYaml.merge(merged, parse(file, text(file)));
        }
        for (String line : json) {
            addJson(line, merged);
        }
        apply("--set", typed, line -> SetLine.parse(line, merged, SetValue::typed));
        apply("--set-string", strings, line -> SetLine.parse(line, merged, text -> text));
        apply("--set-file", contents, line -> SetLine.parse(line, merged, this::text));
        apply("--set-literal", literals, line -> SetLine.parseLiteral(line, merged));
        return merged;
    }

    @FunctionalInterface
    private interface Line {
        void apply(String line) throws SetSyntaxException;
    }

    private static void apply(String flag, List<String> lines, Line each) {
        for (String line : lines) {
            try {
                each.apply(line);
            } catch (SetSyntaxException e) {
                throw failure("failed parsing " + flag + " data: " + e.text());
            }
        }
    }

    /** The content of a values file. */
    static Map<String, @Nullable Object> parse(String file, String text) {
        try {
            return HelmYaml.readValues(file, text);
        } catch (GoDecodeException e) {
            throw HelmFailureException.in(file, HelmCode.VALUES_INVALID, "failed to parse " + file + ": " + e.text());
        }
    }

    private String text(String file) {
        try {
            return GoStrings.fromBytes(Files.readAllBytes(directory.resolve(file)));
        } catch (NoSuchFileException e) {
            throw failure("open " + file + ": no such file or directory");
        } catch (IOException e) {
            throw failure("read " + file + ": " + e.getMessage());
        }
    }

    private static void addJson(String line, Map<String, @Nullable Object> merged) {
        String trimmed = line.strip();
        if (!trimmed.startsWith("{")) {
            try {
                SetLine.parseJson(line, merged);
            } catch (SetSyntaxException e) {
                throw failure("failed parsing --set-json data " + line);
            }
            return;
        }
        try {
            Object data =
                    JsonReader.defaults().lenient().read("--set-json", trimmed).toData();
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            ((Map<?, ?>) java.util.Objects.requireNonNull(data))
                    .forEach((key, value) -> object.put(String.valueOf(key), value));
            HelmYaml.merge(merged, HelmYaml.copyOfValues(object));
        } catch (JsonSyntaxException e) {
            throw failure("failed parsing --set-json data JSON: " + line);
        }
    }

    private static HelmFailureException failure(String text) {
        return HelmFailureException.of(HelmCode.VALUES_INVALID, text);
    }
}
