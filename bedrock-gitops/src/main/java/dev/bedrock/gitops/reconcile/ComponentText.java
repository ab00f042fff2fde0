package dev.bedrock.gitops.reconcile;

import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.yaml.YamlEditor;
import dev.bedrock.core.document.yaml.YamlPath;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.document.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A component file with stanzas of ours, and maybe those of others.
 *
 * @param path where it is
 * @param text what is in it now; empty if it is not there
 */
record ComponentText(String path, Optional<String> text) {
    private static final List<String> FIELDS = List.of("name", "type", "source", "method", "path", "version", "branch");
    private static final Set<String> OUR_KEYS = Set.of("name", "type", "subcomponents");
    private static final YamlPath SUBCOMPONENTS = YamlPath.of("subcomponents");

    /** A stanza for a folder beside the file. */
    static Map<String, String> local(String name, String type) {
        Map<String, String> stanza = new LinkedHashMap<>();
        stanza.put("name", name);
        stanza.put("type", type);
        stanza.put("method", "local");
        stanza.put("path", "./" + name);
        return stanza;
    }

    /** The stanzas that are there. */
    List<MapNode> stanzas() {
        return items(document(text.orElse("")));
    }

    /** The stanza of a name. */
    Optional<MapNode> stanza(String name) {
        return stanzas().stream()
                .filter(stanza -> field(stanza, "name").equals(name))
                .findFirst();
    }

    static String field(MapNode stanza, String field) {
        return stanza.get(field).orElse(null) instanceof ScalarNode scalar ? scalar.text() : "";
    }

    /**
     * The text of a file that has the wanted stanzas and those of others. A file without comments, or with our stanzas
     * only, is written as Fabrikate writes it; another one is changed at the places that differ.
     *
     * @param name the name of a new file
     * @param wanted our stanzas
     * @param former the names of those that were ours and are not wanted any more
     */
    String with(String name, List<Map<String, String>> wanted, Set<String> former) {
        if (text.isEmpty() || text.get().isBlank()) {
            return fresh(name, wanted);
        }
        if (text.get().contains("#") || hasOthers(wanted, former)) {
            return edited(wanted, former);
        }
        return fresh(name, wanted);
    }

    /** The text of a file of others, such as that at the root, with one stanza of ours. */
    String with(String name, Map<String, String> wanted) {
        if (text.isEmpty() || text.get().isBlank()) {
            return fresh(name, List.of(wanted));
        }
        boolean there = stanza(wanted.getOrDefault("name", ""))
                .filter(stanza -> stanza.toData().equals(wanted))
                .isPresent();
        if (there) {
            return text.get();
        }
        return text.get().contains("#") ? edited(List.of(wanted), Set.of()) : rewritten(wanted);
    }

    private boolean hasOthers(List<Map<String, String>> wanted, Set<String> former) {
        Set<String> ours = new HashSet<>(former);
        wanted.forEach(stanza -> ours.add(stanza.getOrDefault("name", "")));
        Node document = document(text.orElse(""));
        return !(document instanceof MapNode map)
                || map.entries().stream().anyMatch(entry -> !OUR_KEYS.contains(entry.key()))
                || items(document).stream().anyMatch(stanza -> !ours.contains(field(stanza, "name")));
    }

    private static String fresh(String name, List<Map<String, String>> wanted) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("name", name);
        if (wanted.size() > 1) {
            component.put("type", "component");
        }
        component.put("subcomponents", sorted(wanted));
        return writer().write(component);
    }

    private static List<Map<String, String>> sorted(List<Map<String, String>> stanzas) {
        List<Map<String, String>> sorted = new ArrayList<>(stanzas);
        sorted.sort(Comparator.comparing(stanza -> stanza.getOrDefault("name", "")));
        return sorted;
    }

    /** As Fabrikate writes a file that was there: with its type, the stanzas in the order of their names. */
    private String rewritten(Map<String, String> wanted) {
        MapNode document = (MapNode) document(text.orElse(""));
        List<Map<String, @Nullable Object>> stanzas = new ArrayList<>();
        for (MapNode stanza : items(document)) {
            if (!field(stanza, "name").equals(wanted.get("name"))) {
                stanzas.add(inOrder(stanza.toData()));
            }
        }
        stanzas.add(new LinkedHashMap<>(wanted));
        stanzas.sort(Comparator.comparing(stanza -> String.valueOf(stanza.get("name"))));
        Map<String, @Nullable Object> component = new LinkedHashMap<>();
        component.put("name", document.get("name").map(Node::toData).orElse(null));
        component.put("type", "component");
        component.putAll(document.toData());
        component.put("subcomponents", stanzas);
        return writer().write(component);
    }

    private static Map<String, @Nullable Object> inOrder(Map<String, @Nullable Object> stanza) {
        Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
        FIELDS.stream().filter(stanza::containsKey).forEach(field -> ordered.put(field, stanza.get(field)));
        stanza.forEach(ordered::putIfAbsent);
        return ordered;
    }

    private String edited(List<Map<String, String>> wanted, Set<String> former) {
        YamlEditor editor = YamlEditor.of(path, text.orElse("")).verbatimKeys();
        List<MapNode> present = stanzas();
        for (int i = present.size() - 1; i >= 0; i--) {
            if (former.contains(field(present.get(i), "name"))) {
                editor = editor.remove(SUBCOMPONENTS.index(i));
            }
        }
        for (Map<String, String> stanza : sorted(wanted)) {
            editor = put(editor, stanza);
        }
        return editor.text();
    }

    private YamlEditor put(YamlEditor editor, Map<String, String> wanted) {
        List<MapNode> present = items(document(editor.text()));
        for (int i = 0; i < present.size(); i++) {
            if (field(present.get(i), "name").equals(wanted.get("name"))) {
                return change(editor, SUBCOMPONENTS.index(i), present.get(i), wanted);
            }
        }
        return editor.append(SUBCOMPONENTS, wanted);
    }

    private static YamlEditor change(YamlEditor editor, YamlPath place, MapNode present, Map<String, String> wanted) {
        YamlEditor changed = editor;
        for (String field : FIELDS) {
            String value = wanted.get(field);
            if (value == null) {
                changed = changed.remove(place.key(field));
            } else if (!field(present, field).equals(value)) {
                changed = changed.set(place.key(field), value);
            }
        }
        return changed;
    }

    private Node document(String content) {
        return YamlReader.defaults()
                .verbatimKeys()
                .readFirst(path, content)
                .orElseGet(() -> MapNode.of(SourceLocation.of(path), List.of()));
    }

    private static List<MapNode> items(Node document) {
        return document instanceof MapNode map && map.get("subcomponents").orElse(null) instanceof ListNode list
                ? list.items().stream()
                        .filter(MapNode.class::isInstance)
                        .map(MapNode.class::cast)
                        .toList()
                : List.of();
    }

    private static YamlWriter writer() {
        return YamlWriter.defaults().withInsertionOrder().withoutFolding();
    }
}
