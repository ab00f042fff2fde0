package dev.bedrock.hld.helm.chart.schema;

import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.json.JsonSyntaxException;
import dev.bedrock.hld.helm.golib.GoSyntaxException;
import dev.bedrock.hld.helm.golib.Regexp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A schema that was read and found well-formed, with everything that can be referred to by name. Immutable. */
final class SchemaDocument {
    private static final String URL = "file:///values.schema.json";

    private final Object root;
    private final Draft draft;
    private final Map<String, Object> byUrl = new HashMap<>();
    private final IdentityHashMap<Object, String> baseUrls = new IdentityHashMap<>();
    private final Map<String, Object> dynamicAnchors = new HashMap<>();
    private boolean unevaluated;

    private SchemaDocument(Object root) throws SchemaException {
        this.root = root;
        this.draft = draftOf(root);
        byUrl.put(URL, root);
        index(root, URL, "");
        checkReferences(root);
    }

    static SchemaDocument read(String text) throws SchemaException {
        if (text.isBlank()) {
            throw new SchemaException("EOF");
        }
        Object root;
        try {
            root = JsonReader.defaults()
                    .lenient()
                    .read("values.schema.json", text)
                    .toData();
        } catch (JsonSyntaxException e) {
            throw new SchemaException(e.goMessage());
        }
        if (!(root instanceof Map) && !(root instanceof Boolean)) {
            throw invalid(Draft.DRAFT_2020, "", "got " + JsonType.of(root) + ", want boolean or object");
        }
        return new SchemaDocument(root);
    }

    private static Draft draftOf(Object root) throws SchemaException {
        Object declared = root instanceof Map<?, ?> map ? map.get("$schema") : null;
        if (!(declared instanceof String url)) {
            return Draft.DRAFT_2020;
        }
        Optional<Draft> draft = Draft.of(url);
        if (draft.isEmpty()) {
            throw outside(url.endsWith("#") ? url.substring(0, url.length() - 1) : url);
        }
        return draft.get();
    }

    Object root() {
        return root;
    }

    Draft draft() {
        return draft;
    }

    /** Whether any part asks for properties or items that no other part has looked at. */
    boolean usesUnevaluated() {
        return unevaluated;
    }

    private void index(Object schema, String base, String pointer) throws SchemaException {
        if (!(schema instanceof Map<?, ?> map)) {
            return;
        }
        String url = base;
        if (map.get(draft.idKeyword()) instanceof String id && !id.startsWith("#")) {
            url = resolve(base, id);
            byUrl.putIfAbsent(url, schema);
        }
        baseUrls.put(schema, url);
        for (String keyword : List.of("$anchor", "$dynamicAnchor")) {
            if (map.get(keyword) instanceof String anchor) {
                byUrl.putIfAbsent(url + "#" + anchor, schema);
            }
        }
        if (map.get("$dynamicAnchor") instanceof String anchor) {
            dynamicAnchors.putIfAbsent(anchor, schema);
        }
        if (draft.before(Draft.DRAFT_2019) && map.get(draft.idKeyword()) instanceof String id && id.startsWith("#")) {
            byUrl.putIfAbsent(url + id, schema);
        }
        unevaluated |= map.containsKey("unevaluatedProperties") || map.containsKey("unevaluatedItems");
        checkKeywords(map, pointer);
        for (Keywords.Part part : Keywords.parts(map)) {
            index(part.schema(), url, pointer + "/" + part.pointer());
        }
    }

    private void checkKeywords(Map<?, ?> schema, String pointer) throws SchemaException {
        for (Map.Entry<?, ?> entry : schema.entrySet()) {
            String keyword = String.valueOf(entry.getKey());
            String wrong = Keywords.misshapen(keyword, entry.getValue());
            if (wrong != null) {
                throw invalid(draft, pointer + "/" + keyword, wrong);
            }
        }
        if (schema.get("pattern") instanceof String pattern) {
            checkPattern(pattern, pointer + "/pattern");
        }
        if (schema.get("patternProperties") instanceof Map<?, ?> map) {
            for (Object pattern : map.keySet()) {
                checkPattern(String.valueOf(pattern), pointer + "/patternProperties");
            }
        }
        Object type = schema.get("type");
        for (Object each : type instanceof List<?> list ? list : type == null ? List.of() : List.of(type)) {
            if (!(each instanceof String name) || !name.matches("null|boolean|number|integer|string|array|object")) {
                throw invalid(draft, pointer + "/type", SchemaText.display(each) + " is no type");
            }
        }
    }

    private void checkPattern(String pattern, String pointer) throws SchemaException {
        try {
            Regexp.compile(pattern);
        } catch (GoSyntaxException e) {
            throw invalid(draft, pointer, SchemaText.quote(pattern) + " is not valid regex: " + e.getMessage());
        }
    }

    private void checkReferences(Object schema) throws SchemaException {
        if (!(schema instanceof Map<?, ?> map)) {
            return;
        }
        if (map.get("$ref") instanceof String ref) {
            referenced(schema, ref);
        }
        for (Keywords.Part part : Keywords.parts(map)) {
            checkReferences(part.schema());
        }
    }

    /** The schema that a {@code $ref} means; true for one with a URN, as in Helm. */
    Object referenced(Object from, String ref) throws SchemaException {
        String url = resolve(baseUrls.getOrDefault(from, URL), ref);
        int hash = url.indexOf('#');
        String document = hash < 0 ? url : url.substring(0, hash);
        String fragment = hash < 0 ? "" : url.substring(hash + 1);
        if (document.startsWith("urn:")) {
            return true;
        }
        Object target = byUrl.get(document);
        if (target == null) {
            throw outside(document);
        }
        if (fragment.isEmpty()) {
            return target;
        }
        Object found = fragment.startsWith("/") ? byPointer(target, fragment) : byUrl.get(document + "#" + fragment);
        if (!(found instanceof Map) && !(found instanceof Boolean)) {
            String what = fragment.startsWith("/") ? "json-pointer" : "anchor";
            throw new SchemaException(what + " in \"" + url + "\" not found");
        }
        return found;
    }

    /** The schema that a {@code $dynamicRef} means. */
    Object dynamicallyReferenced(Object from, String ref) throws SchemaException {
        Object dynamic = ref.startsWith("#") ? dynamicAnchors.get(ref.substring(1)) : null;
        return dynamic == null ? referenced(from, ref) : dynamic;
    }

    private static @Nullable Object byPointer(Object schema, String pointer) {
        Object found = schema;
        for (String part : pointer.substring(1).split("/", -1)) {
            String name = decoded(part).replace("~1", "/").replace("~0", "~");
            if (found instanceof Map<?, ?> map) {
                found = map.get(name);
            } else if (found instanceof List<?> list
                    && name.matches("[0-9]{1,6}")
                    && Integer.parseInt(name) < list.size()) {
                found = list.get(Integer.parseInt(name));
            } else {
                return null;
            }
        }
        return found;
    }

    private static String decoded(String part) {
        if (part.indexOf('%') < 0) {
            return part;
        }
        try {
            return java.net.URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }

    private static String resolve(String base, String reference) throws SchemaException {
        if (reference.startsWith("#")) {
            return base + reference;
        }
        try {
            String resolved = URI.create(base).resolve(reference).toString();
            String full = resolved.startsWith("file:/") && !resolved.startsWith("file:///")
                    ? "file://" + resolved.substring("file:".length())
                    : resolved;
            return full.endsWith("#") ? full.substring(0, full.length() - 1) : full;
        } catch (IllegalArgumentException e) {
            throw new SchemaException("invalid url \"" + reference + "\"");
        }
    }

    private static SchemaException outside(String url) {
        String reason = url.startsWith("file://")
                ? "open " + url.substring("file://".length()) + ": no such file or directory"
                : "schemas outside of the chart are not loaded";
        return new SchemaException("failing loading \"" + url + "\": " + reason);
    }

    private static SchemaException invalid(Draft draft, String pointer, String what) {
        String failure = "- at " + SchemaText.quote(pointer) + ": " + what;
        return new SchemaException(
                "\"" + URL + "#\" is not valid against metaschema: jsonschema validation failed with '" + draft.url()
                        + "#'\n" + failure);
    }
}
