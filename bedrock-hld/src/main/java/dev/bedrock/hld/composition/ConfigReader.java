package dev.bedrock.hld.composition;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.Fields;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.hld.component.DocumentFormat;
import dev.bedrock.hld.problem.HldCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns the document of one configuration file into a {@link ComponentConfig}. */
final class ConfigReader {
    private final String environment;
    private final boolean ignoreCase;
    private final Consumer<Problem> problems;
    private boolean replaceLists;

    ConfigReader(String environment, DocumentFormat format, Consumer<Problem> problems) {
        this.environment = environment;
        this.ignoreCase = format == DocumentFormat.JSON;
        this.problems = problems;
    }

    ComponentConfig read(Node document) {
        Fields fields = fields(document);
        replaceLists = replacesLists(fields);
        return config(fields);
    }

    private Fields fields(Node node) {
        Fields fields = Fields.of(node, problems);
        return ignoreCase ? fields.ignoringCase() : fields;
    }

    private boolean replacesLists(Fields fields) {
        String lists = fields.text("lists").orElse("concatenate");
        if (!lists.equals("concatenate") && !lists.equals("replace")) {
            problems.accept(CoreCode.DOCUMENT_SHAPE
                    .error("'lists' must be 'replace' or 'concatenate', found '" + lists + "'", place(fields, "lists"))
                    .withHint("'concatenate' is the default"));
        }
        return lists.equals("replace");
    }

    private ComponentConfig config(Fields fields) {
        Map<String, ComponentConfig.Sub> subcomponents = new LinkedHashMap<>();
        for (MapNode.Entry entry : fields.entries("subcomponents")) {
            subcomponents.put(entry.key(), new ComponentConfig.Sub(entry.keyLocation(), config(fields(entry.value()))));
        }
        ComponentConfig config =
                new ComponentConfig(values(fields), namespace(fields), disabled(fields), subcomponents);
        fields.warnAboutOthers();
        return config;
    }

    private @Nullable ConfigMap values(Fields fields) {
        Node node = fields.node("config").orElse(null);
        if (node == null) {
            return null;
        }
        if (node instanceof MapNode map) {
            return map(map);
        }
        problems.accept(CoreCode.DOCUMENT_SHAPE.error("'config' must be a mapping of Helm values", node.location()));
        return null;
    }

    private @Nullable DisabledSetting disabled(Fields fields) {
        Boolean disabled = fields.bool("disabled").orElse(null);
        return disabled == null ? null : new DisabledSetting(disabled, origin(place(fields, "disabled")));
    }

    private @Nullable NamespaceSetting namespace(Fields fields) {
        String name = fields.text("namespace").orElse("");
        Node injection = fields.node("injectNamespace").orElse(null);
        boolean inject = false;
        Set<String> except = Set.of();
        if (injection instanceof MapNode map) {
            Fields detail = fields(map);
            inject = true;
            except = Set.copyOf(detail.texts("except"));
            detail.warnAboutOthers();
        } else {
            inject = fields.bool("injectNamespace").orElse(false);
        }
        if (!name.isEmpty()) {
            return new NamespaceSetting(name, inject, except, origin(place(fields, "namespace")));
        }
        if (inject) {
            problems.accept(HldCode.NAMESPACE_PAIR
                    .warning(
                            "injectNamespace has no effect without a namespace beside it",
                            place(fields, "injectNamespace"))
                    .withHint("repeat the namespace here"));
        }
        return null;
    }

    private ConfigValue value(Node node) {
        if (node instanceof MapNode map) {
            return map(map);
        }
        if (node instanceof ListNode list) {
            List<ConfigValue> items = new ArrayList<>(list.items().size());
            for (Node item : list.items()) {
                items.add(value(item));
            }
            return new ConfigList(items, replaceLists, origin(list.location()));
        }
        return new ConfigScalar(((ScalarNode) node).value(), origin(node.location()));
    }

    private ConfigMap map(MapNode map) {
        Map<String, ConfigValue> entries = new LinkedHashMap<>(map.entries().size() * 2);
        for (MapNode.Entry entry : map.entries()) {
            entries.put(entry.key(), value(entry.value()));
        }
        return new ConfigMap(entries, origin(map.location()));
    }

    private Origin origin(SourceLocation location) {
        return new Origin(environment, location);
    }

    private static SourceLocation place(Fields fields, String key) {
        return fields.entry(key)
                .map(MapNode.Entry::keyLocation)
                .orElse(fields.node().location());
    }
}
