package dev.bedrock.core.document.hcl;

import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.List;

/** A file that was read. Immutable. */
public final class HclFile {
    private final HclSource source;
    private final HclBody body;
    private final List<HclSpan> comments;

    HclFile(HclSource source, HclBody body, List<HclSpan> comments) {
        this.source = source;
        this.body = body;
        this.comments = List.copyOf(comments);
    }

    /** Its name, as locations have it. */
    public String name() {
        return source.name();
    }

    /** The text that was read. */
    public String text() {
        return source.text();
    }

    /** What stands at a place. */
    public String text(HclSpan span) {
        return span.of(source.text());
    }

    /** Its content. */
    public HclBody body() {
        return body;
    }

    /** Its comments in order: each with its marker, and without the end of its line. */
    public List<HclSpan> comments() {
        return comments;
    }

    /** Where something begins. */
    public SourceLocation location(HclSpan span) {
        return source.location(span.start());
    }
}
