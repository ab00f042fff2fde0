package dev.bedrock.infra.module;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What a module declares is what HashiCorp's own parser says, for the built-in templates and 30 modules. */
class ModuleOracleTest {
    private static final String SCRIPT = """
            const { parse } = require('@cdktf/hcl2json');
            (async () => {
              const files = JSON.parse(require('fs').readFileSync(0, 'utf8'));
              for (const name in files) files[name] = await parse('oracle.tf', files[name]);
              require('fs').writeSync(1, JSON.stringify(files));
              process.exit(0);
            })();
            """;

    private int compared;

    @Test
    void modulesDeclareWhatTheOriginalParserSays() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        Directories.read(Path.of("src/main/resources/dev/bedrock/infra/template/builtin"))
                .forEach((file, text) -> {
                    if (file.endsWith(".tf")) {
                        files.put(file, text);
                    }
                });
        int builtIn = files.size();
        files.putAll(Directories.parse(
                Files.readString(Path.of("src/test/resources/dev/bedrock/infra/module/modules.txt"))));
        assertThat(files).hasSize(builtIn + 30);

        Map<String, Object> answers = ask(files);

        files.forEach((file, text) -> {
            TreeMap<String, String> only = new TreeMap<>();
            only.put(file, text);
            compare(file, TerraformModule.read(only), map(answers.get(file)));
        });
        assertThat(compared).isGreaterThan(500);
    }

    private void compare(String file, TerraformModule module, Map<String, Object> oracle) {
        Map<String, Object> variables = map(oracle.get("variable"));
        assertThat(module.variables().keySet()).as(file).isEqualTo(variables.keySet());
        module.variables().forEach((name, variable) -> {
            Map<String, Object> declared = first(variables.get(name));
            String what = file + " " + name;
            same(what, variable.isRequired(), !declared.containsKey("default"));
            same(what, variable.description(), literal(declared.get("description")));
            same(what, variable.sensitive(), declared.get("sensitive") == Boolean.TRUE);
            same(what, variable.nullable(), declared.get("nullable") != Boolean.FALSE);
            same(what, variable.typed(), declared.containsKey("type"));
            same(
                    what,
                    variable.validations().size(),
                    list(declared.get("validation")).size());
            variable.defaultValue()
                    .ifPresent(value -> same(
                            what,
                            numbers(ModuleVariable.constant(value).orElse("null")),
                            numbers(Optional.ofNullable(declared.get("default")).orElse("null"))));
            String type = String.valueOf(declared.get("type"));
            if (variable.typed() && !type.contains("optional(")) {
                same(what, plain(variable.type().toString()), plain(type));
            }
        });
        Map<String, Object> outputs = map(oracle.get("output"));
        assertThat(module.outputs().keySet()).as(file).isEqualTo(outputs.keySet());
        module.outputs().forEach((name, output) -> {
            same(file + name, output.sensitive(), first(outputs.get(name)).get("sensitive") == Boolean.TRUE);
            same(
                    file + name,
                    output.description(),
                    literal(first(outputs.get(name)).get("description")));
        });
        Map<String, Object> calls = map(oracle.get("module"));
        same(file, module.calls().size(), calls.size());
        module.calls().forEach(call -> {
            same(file, call.source(), first(calls.get(call.name())).get("source"));
            same(file, call.version(), literal(first(calls.get(call.name())).get("version")));
        });
        Map<String, Object> terraform = oracle.containsKey("terraform") ? first(oracle.get("terraform")) : Map.of();
        same(file, module.requiredVersion(), literal(terraform.get("required_version")));
        same(
                file,
                module.backend().map(TerraformModule.Backend::type).stream().toList(),
                List.copyOf(map(terraform.get("backend")).keySet()));
        Map<String, Object> providers =
                terraform.containsKey("required_providers") ? first(terraform.get("required_providers")) : Map.of();
        assertThat(module.providers().keySet()).as(file).isEqualTo(providers.keySet());
        module.providers().forEach((name, provider) -> {
            Object declared = providers.get(name);
            boolean old = declared instanceof String;
            same(
                    file,
                    provider.version(),
                    literal(old ? declared : map(declared).get("version")));
            same(file, provider.source(), old ? "" : literal(map(declared).get("source")));
        });
    }

    private void same(String what, @Nullable Object ours, @Nullable Object theirs) {
        compared++;
        assertThat(ours).as(what).isEqualTo(theirs);
    }

    /** A text that has to be computed is none. */
    private static String literal(@Nullable Object text) {
        String escaped = text == null ? "" : String.valueOf(text);
        boolean computed = escaped.replace("$${", "").contains("${");
        return computed ? "" : escaped.replace("$${", "${").replace("%%{", "%{");
    }

    /** Without layout, and with the types of elements that old notations leave open. */
    private static String plain(String type) {
        String text = type.replaceAll("^\\$\\{(.*)}$", "$1").replaceAll("(?s)^\\$\\{(.*)}$", "$1");
        String spaced = text.replaceAll("[\\s,]+", " ").replaceAll(" ?([(){}\\[\\]=]) ?", "$1");
        return spaced.equals("list") || spaced.equals("map") ? spaced + "(any)" : spaced;
    }

    private static Object numbers(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(item -> item == null ? "null" : numbers(item))
                    .toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> all = new TreeMap<>();
            map.forEach((key, item) -> all.put(key, item == null ? "null" : numbers(item)));
            return all;
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static List<?> list(@Nullable Object value) {
        return value == null ? new ArrayList<>() : (List<?>) value;
    }

    private static Map<String, Object> first(@Nullable Object blocks) {
        return map(list(blocks).get(0));
    }

    private static Map<String, Object> ask(Map<String, String> files) {
        EnvironmentVariables environment = EnvironmentVariables.system();
        Path modules = environment
                .get("BEDROCK_NODE_MODULES")
                .map(Path::of)
                .orElse(Path.of(System.getProperty("bedrock.root", ".."), "target/npm/node_modules"));
        if (!Files.isDirectory(modules.resolve("@cdktf/hcl2json"))) {
            String message = "no @cdktf/hcl2json in " + modules + ": npm install --prefix target/npm @cdktf/hcl2json";
            if (environment.get("CI").filter("true"::equals).isPresent()) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        Command command = Command.of(RequiredTool.of("node").toString(), "-e", SCRIPT)
                .withEnvironment("NODE_PATH", modules.toAbsolutePath().toString())
                .withTimeout(Duration.ofMinutes(2))
                .withInput(JsonWriter.compact().write(files).getBytes(UTF_8));
        String output = ProcessRunner.system().run(command).requireSuccess().stdout();
        return map(Objects.requireNonNull(
                JsonReader.defaults().read("answers", output).toData()));
    }
}
