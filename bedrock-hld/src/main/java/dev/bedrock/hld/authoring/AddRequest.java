package dev.bedrock.hld.authoring;

import dev.bedrock.hld.component.SourceMethod;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A stanza to add to a component file, or the fields to change of one that is there. Immutable.
 *
 * <pre>{@code
 * AddRequest redis = AddRequest.named("redis").withType("helm").withPath("charts/redis");
 * }</pre>
 *
 * @param name the name of the stanza
 * @param fields the fields that are given, in the order in which they are written
 */
public record AddRequest(String name, Map<String, String> fields) {
    /** Checks nothing yet: that is for the editor, which knows the file. */
    public AddRequest {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** A stanza of which nothing else is known. */
    public static AddRequest named(String name) {
        return new AddRequest(name, Map.of());
    }

    /** With a type; {@code component} if none is given. */
    public AddRequest withType(String type) {
        return with("type", type);
    }

    /** With a source: a path or a URL. */
    public AddRequest withSource(String source) {
        return with("source", source);
    }

    /** With a method; if none is given, {@code git} for sources that are URLs, else {@code local}. */
    public AddRequest withMethod(SourceMethod method) {
        return with("method", method.toString());
    }

    /** With a path inside of the source. */
    public AddRequest withPath(String path) {
        return with("path", path);
    }

    /** With a version. */
    public AddRequest withVersion(String version) {
        return with("version", version);
    }

    /** With a branch. */
    public AddRequest withBranch(String branch) {
        return with("branch", branch);
    }

    private AddRequest with(String field, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new AddRequest(name, more);
    }
}
