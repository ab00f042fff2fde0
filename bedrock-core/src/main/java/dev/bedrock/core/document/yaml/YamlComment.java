package dev.bedrock.core.document.yaml;

import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * A comment in YAML.
 *
 * @param location where its {@code #} stands
 * @param text what is behind that
 */
public record YamlComment(SourceLocation location, String text) {
    /**
     * All comments of a text, in order.
     *
     * @throws YamlSyntaxException if it is not YAML
     */
    public static List<YamlComment> of(String file, String text) {
        List<YamlComment> comments = new ArrayList<>();
        EventSource events = EventSource.withComments(file, text);
        for (Event event = events.next(); event.getEventId() != Event.ID.StreamEnd; event = events.next()) {
            if (event instanceof CommentEvent comment && comment.getCommentType() != CommentType.BLANK_LINE) {
                Mark mark = comment.getStartMark().orElseThrow();
                SourceLocation place = SourceLocation.of(file, mark.getLine() + 1, mark.getColumn() + 1);
                comments.add(new YamlComment(place, comment.getValue()));
            }
        }
        return List.copyOf(comments);
    }
}
