package dev.bedrock.infra.definition;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.Fields;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.infra.configuration.ConfigurationMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads a {@code definition.yaml}. */
final class DefinitionReader {
    static final List<String> SETTINGS = List.of("name", "source", "template", "version");

    /** What Terraform takes as a name. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");

    private final Consumer<Problem> problems;

    DefinitionReader(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** What a file says; nothing, and problems, if it cannot be read. */
    Definition read(FileTree tree, String file) {
        try {
            Optional<Node> document = YamlReader.defaults().verbatimKeys().readFirst(file, tree.readString(file));
            return document.map(this::definition).orElse(Definition.EMPTY);
        } catch (BedrockException unreadable) {
            unreadable.problems().forEach(problems);
            return Definition.EMPTY;
        }
    }

    private Definition definition(Node document) {
        Fields fields = Fields.of(document, problems);
        Map<String, ScalarNode> settings = new LinkedHashMap<>();
        for (String key : SETTINGS) {
            setting(fields, key).ifPresent(value -> settings.put(key, value));
        }
        Definition definition =
                new Definition(settings, backend(fields), named(fields, "variables"), configuration(fields));
        fields.warnAboutOthers();
        return definition;
    }

    private Optional<ScalarNode> setting(Fields fields, String key) {
        Optional<String> text = fields.text(key);
        if (text.isEmpty() || text.get().isEmpty()) {
            return Optional.empty();
        }
        return fields.node(key).map(ScalarNode.class::cast);
    }

    private Map<String, Node> backend(Fields fields) {
        Map<String, Node> backend = named(fields, "backend");
        backend.forEach((key, value) -> {
            if (!(value instanceof ScalarNode)) {
                problems.accept(
                        CoreCode.DOCUMENT_SHAPE.error("'" + key + "' of 'backend' must be a string", value.location()));
            }
        });
        backend.values().removeIf(value -> !(value instanceof ScalarNode));
        return backend;
    }

    private ConfigurationMapping configuration(Fields fields) {
        Optional<Node> node = fields.node("configuration");
        if (node.isEmpty()) {
            return ConfigurationMapping.none();
        }
        Fields mapping = Fields.of(node.get(), problems);
        ConfigurationMapping read = new ConfigurationMapping(
                mapping.texts("environments"),
                texts("variables", named(mapping, "variables")),
                texts("outputs", all(mapping, "outputs")));
        mapping.warnAboutOthers();
        return read;
    }

    private Map<String, ScalarNode> texts(String key, Map<String, Node> values) {
        Map<String, ScalarNode> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value instanceof ScalarNode scalar
                    && !scalar.isNull()
                    && !scalar.text().isEmpty()) {
                texts.put(name, scalar);
            } else {
                problems.accept(CoreCode.DOCUMENT_SHAPE.error(
                        "'" + name + "' of '" + key + "' must be a string that is not empty", value.location()));
            }
        });
        return texts;
    }

    private static Map<String, Node> all(Fields fields, String key) {
        Map<String, Node> values = new LinkedHashMap<>();
        fields.entries(key).forEach(entry -> values.put(entry.key(), entry.value()));
        return values;
    }

    private Map<String, Node> named(Fields fields, String key) {
        Map<String, Node> values = new LinkedHashMap<>();
        for (MapNode.Entry entry : fields.entries(key)) {
            if (NAME.matcher(entry.key()).matches()) {
                values.put(entry.key(), entry.value());
            } else {
                problems.accept(DefinitionCode.VARIABLE_NAME.error(
                        "'" + entry.key() + "' of '" + key + "' is not a name", entry.keyLocation()));
            }
        }
        return values;
    }
}
