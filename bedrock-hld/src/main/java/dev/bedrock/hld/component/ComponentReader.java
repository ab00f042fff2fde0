package dev.bedrock.hld.component;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.Fields;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.hld.problem.HldCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Turns the document of a component file into {@link Component}s. What is wrong with it becomes problems. */
public final class ComponentReader {
    private final Set<String> types;
    private final Consumer<Problem> problems;

    /**
     * A reader.
     *
     * @param generatorTypes the types of components that can be rendered
     * @param problems receives what is wrong with a file
     */
    public ComponentReader(Set<String> generatorTypes, Consumer<Problem> problems) {
        this.types = generatorTypes;
        this.problems = problems;
    }

    /** The component of a document; field names of JSON files are found in any case of letters, as Go does. */
    public Component read(Node document, DocumentFormat format) {
        Fields fields = Fields.of(document, problems);
        if (format == DocumentFormat.JSON) {
            fields.ignoringCase();
        }
        Component component = new Component(
                string(fields, "name", format),
                type(fields, format),
                method(fields, format),
                string(fields, "source", format),
                string(fields, "path", format),
                string(fields, "version", format),
                string(fields, "branch", format),
                hooks(fields),
                new ParametersReader(problems).read(fields),
                names(fields, "environments"),
                names(fields, "dependsOn"),
                subcomponents(fields, format),
                fields.node().location());
        fields.entry("repositories")
                .ifPresent(entry -> problems.accept(HldCode.DEPRECATED
                        .warning("'repositories' is deprecated and has no effect", entry.keyLocation())
                        .withHint("remove it")));
        fields.warnAboutOthers();
        return component;
    }

    /** YAML's numbers and booleans count as they are written; JSON has quotes to tell strings from numbers. */
    private String string(Fields fields, String key, DocumentFormat format) {
        if (format == DocumentFormat.JSON
                && fields.node(key).orElse(null) instanceof ScalarNode scalar
                && !scalar.isString()) {
            problems.accept(CoreCode.DOCUMENT_SHAPE
                    .error("'" + key + "' must be a string, found " + scalar.text(), scalar.location())
                    .withHint("put it in quotes"));
        }
        return fields.text(key).orElse("");
    }

    private String type(Fields fields, DocumentFormat format) {
        String type = string(fields, "type", format);
        String generator = string(fields, "generator", format);
        SourceLocation location = location(fields, "type");
        if (!generator.isEmpty()) {
            location = location(fields, "generator");
            problems.accept(HldCode.DEPRECATED
                    .warning("'generator' is deprecated", location)
                    .withHint("write 'type: " + generator + "'"));
            type = generator;
        }
        if (type.isEmpty()) {
            return Component.CONTAINER;
        }
        if (!type.equals(Component.CONTAINER) && !types.contains(type)) {
            List<String> known = new ArrayList<>(types);
            known.add(Component.CONTAINER);
            problems.accept(HldCode.UNKNOWN_TYPE
                    .error("unknown component type '" + type + "'", location)
                    .withHint(DidYouMean.hint(type, known)));
        }
        return type;
    }

    private SourceMethod method(Fields fields, DocumentFormat format) {
        String name = string(fields, "method", format);
        if (name.isEmpty()) {
            return SourceMethod.LOCAL;
        }
        return SourceMethod.of(name).orElseGet(() -> {
            problems.accept(HldCode.UNKNOWN_METHOD
                    .error("unknown source method '" + name + "'", location(fields, "method"))
                    .withHint(DidYouMean.hint(name, SourceMethod.names())));
            return SourceMethod.LOCAL;
        });
    }

    private List<NameReference> names(Fields fields, String key) {
        List<NameReference> names = new ArrayList<>();
        for (Node item : fields.items(key)) {
            if (item instanceof ScalarNode scalar && !scalar.text().isEmpty()) {
                names.add(new NameReference(scalar.text(), scalar.location()));
            } else {
                problems.accept(
                        CoreCode.DOCUMENT_SHAPE.error("an item of '" + key + "' must be a name", item.location()));
            }
        }
        return names;
    }

    private Map<Hook, List<String>> hooks(Fields fields) {
        Map<Hook, List<String>> hooks = new EnumMap<>(Hook.class);
        for (MapNode.Entry entry : fields.entries("hooks")) {
            List<String> commands = commands(entry);
            Hook.of(entry.key())
                    .ifPresentOrElse(
                            hook -> hooks.put(hook, commands),
                            () -> problems.accept(CoreCode.UNKNOWN_KEY
                                    .warning("unknown hook '" + entry.key() + "' never runs", entry.keyLocation())
                                    .withHint(DidYouMean.hint(entry.key(), Hook.names()))));
        }
        return hooks;
    }

    private List<String> commands(MapNode.Entry hook) {
        List<String> commands = new ArrayList<>();
        if (hook.value() instanceof ListNode list) {
            for (Node item : list.items()) {
                if (!(item instanceof ScalarNode scalar)) {
                    problems.accept(CoreCode.DOCUMENT_SHAPE.error(
                            "a command of the hook '" + hook.key() + "' must be a string", item.location()));
                } else if (!scalar.text().isBlank()) {
                    commands.add(scalar.text());
                }
            }
        } else if (!(hook.value() instanceof ScalarNode scalar && scalar.isNull())) {
            problems.accept(CoreCode.DOCUMENT_SHAPE
                    .error(
                            "the hook '" + hook.key() + "' must be a list of commands",
                            hook.value().location())
                    .withHint("put '- ' before the command"));
        }
        return List.copyOf(commands);
    }

    private List<Component> subcomponents(Fields fields, DocumentFormat format) {
        List<Component> components = new ArrayList<>();
        for (Node item : fields.items("subcomponents")) {
            if (item instanceof MapNode) {
                components.add(read(item, format));
            } else {
                problems.accept(CoreCode.DOCUMENT_SHAPE
                        .error("a subcomponent must be a mapping", item.location())
                        .withHint("write '- name: ...'"));
            }
        }
        return components;
    }

    private static SourceLocation location(Fields fields, String key) {
        return fields.entry(key)
                .map(entry -> entry.value().location())
                .orElse(fields.node().location());
    }
}
