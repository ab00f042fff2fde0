package dev.bedrock.hld.authoring;

import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.yaml.YamlPath;
import dev.bedrock.core.file.PathSegments;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.ComponentReader;
import dev.bedrock.hld.component.SourceMethod;
import dev.bedrock.hld.composition.DefinitionFiles;
import dev.bedrock.hld.problem.HldCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The stanzas of a component file. */
final class Stanzas {
    private static final YamlPath SUBCOMPONENTS = YamlPath.of("subcomponents");
    private static final List<String> ORDER = List.of("type", "source", "method", "path", "version", "branch");
    private static final Pattern URL = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://.*|[^/\\\\:@]+@[^/\\\\:@]+:.*");

    private final EditableFile file;
    private final Set<String> types;

    Stanzas(EditableFile file, Set<String> types) {
        this.file = file;
        this.types = types;
    }

    /** The text with a stanza added or changed. */
    String add(AddRequest request, Consumer<Problem> warnings) {
        PathSegments.nameObjection(request.name()).ifPresent(objection -> {
            throw new InvalidInputException(
                    HldCode.INVALID_NAME.error("the component name '" + request.name() + "' " + objection));
        });
        int position = names(file.document()).indexOf(request.name());
        String after = position < 0 ? append(request) : change(position, request);
        check(names(file.parse(after)).indexOf(request.name()), after, warnings);
        return after;
    }

    private String append(AddRequest request) {
        Map<String, String> fields = new LinkedHashMap<>(request.fields());
        if (isUrl(fields.get("source"))) {
            fields.putIfAbsent("method", SourceMethod.GIT.toString());
        }
        Map<String, String> stanza = new LinkedHashMap<>();
        stanza.put("name", request.name());
        for (String field : ORDER) {
            Optional.ofNullable(fields.get(field)).ifPresent(value -> stanza.put(field, value));
        }
        return file.editor().append(SUBCOMPONENTS, stanza).text();
    }

    private String change(int position, AddRequest request) {
        MapNode stanza = (MapNode) items(file.document()).get(position);
        Map<String, String> fields = new LinkedHashMap<>(request.fields());
        if (isUrl(fields.get("source")) && text(stanza, "method").isEmpty()) {
            fields.putIfAbsent("method", SourceMethod.GIT.toString());
        }
        YamlPath place = SUBCOMPONENTS.index(position);
        DocumentEditor editor = file.editor();
        for (String field : ORDER) {
            String value = fields.get(field);
            if (value != null && !text(stanza, field).equals(value)) {
                editor = editor.set(place.key(field), value);
            }
        }
        return fields.containsKey("type")
                ? editor.remove(place.key("generator")).text()
                : editor.text();
    }

    private static boolean isUrl(@Nullable String source) {
        return source != null && URL.matcher(source).matches();
    }

    /** That the stanza can be used as it is now; its places are those of a file that is not written yet. */
    private void check(int position, String after, Consumer<Problem> warnings) {
        List<Problem> problems = new ArrayList<>();
        Component component = new ComponentReader(types, problems::add)
                .read(items(file.parse(after)).get(position), DefinitionFiles.format(file.path()));
        if (component.isContainer()
                && component.source().isEmpty()
                && component.path().isEmpty()
                && component.subcomponents().isEmpty()) {
            problems.add(HldCode.NO_SOURCE
                    .error("nothing says where the component '" + component.name() + "' is", component.location())
                    .withHint("give it a source or a path"));
        }
        List<Problem> placed = problems.stream()
                .map(problem -> problem.at(SourceLocation.of(file.path())))
                .toList();
        if (Problem.anyError(placed)) {
            throw new InvalidInputException(placed);
        }
        placed.forEach(warnings);
    }

    /** The text without some stanzas. */
    String remove(List<String> names) {
        List<String> present = names(file.document());
        List<Problem> unknown = names.stream()
                .filter(name -> !present.contains(name))
                .map(name -> HldCode.NO_SUCH_COMPONENT
                        .error("there is no subcomponent '" + name + "'", SourceLocation.of(file.path()))
                        .withHint(DidYouMean.hint(name, present)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidInputException(unknown);
        }
        DocumentEditor editor = file.editor();
        for (int position = present.size() - 1; position >= 0; position--) {
            if (names.contains(present.get(position))) {
                editor = editor.remove(SUBCOMPONENTS.index(position));
            }
        }
        return editor.text();
    }

    /** The names by position; empty for what has none. */
    private static List<String> names(Node document) {
        return items(document).stream()
                .map(item -> item instanceof MapNode stanza ? text(stanza, "name") : "")
                .toList();
    }

    private static List<Node> items(Node document) {
        return document instanceof MapNode map && map.get("subcomponents").orElse(null) instanceof ListNode list
                ? list.items()
                : List.of();
    }

    private static String text(MapNode stanza, String field) {
        return stanza.get(field).orElse(null) instanceof ScalarNode scalar ? scalar.text() : "";
    }
}
