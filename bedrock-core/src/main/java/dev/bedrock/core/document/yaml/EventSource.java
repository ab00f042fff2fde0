package dev.bedrock.core.document.yaml;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The parser's events, with its errors made ours. */
final class EventSource {
    private static final int LARGEST_BUFFER = 1 << 20;

    private final String file;
    private final String text;
    private final LoadSettings settings;
    private final Parser parser;
    /** Where the text ends, in code points, if its last line has text but no end; otherwise -1. */
    private final int unfinishedEnd;

    private boolean stopped;

    EventSource(String file, String text) {
        this(file, text, false);
    }

    private EventSource(String file, String text, boolean comments) {
        this.file = file;
        this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
        this.unfinishedEnd = lastLineHasText(this.text) ? this.text.codePointCount(0, this.text.length()) : -1;
        this.settings = settings(this.text.length(), comments);
        this.parser = new ParserImpl(settings, new StreamReader(settings, this.text));
    }

    /** With events of comments, too. */
    static EventSource withComments(String file, String text) {
        return new EventSource(file, text, true);
    }

    /** The parser copies its buffer each time it fills it up, so with a small one a long scalar takes quadratic time. */
    private static LoadSettings settings(int length, boolean comments) {
        return LoadSettings.builder()
                .setUseMarks(true)
                .setParseComments(comments)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(Math.min(length + 1, LARGEST_BUFFER))
                .build();
    }

    Event next() {
        try {
            return parser.next();
        } catch (MarkedYamlEngineException e) {
            stopped = true;
            throw YamlErrors.syntax(file, text, settings, e);
        } catch (ReaderException e) {
            stopped = true;
            throw YamlErrors.unreadable(file, text, e);
        } catch (YamlEngineException | NumberFormatException e) {
            // The parser lets a NumberFormatException escape for an escape that the end of the text cuts off.
            stopped = true;
            throw YamlErrors.unparsable(file, e);
        }
    }

    /**
     * The text of a scalar. The parser ends a block scalar with a newline also where the file ends without one; other
     * tools do not.
     */
    String textOf(ScalarEvent scalar) {
        String value = scalar.getValue();
        boolean block = scalar.isLiteral() || scalar.isFolded();
        if (!block || unfinishedEnd < 0 || !value.endsWith("\n")) {
            return value;
        }
        boolean atEnd = scalar.getEndMark()
                .filter(mark -> mark.getIndex() >= unfinishedEnd)
                .isPresent();
        return atEnd ? value.substring(0, value.length() - 1) : value;
    }

    private static boolean lastLineHasText(String text) {
        int lineStart = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
        return !text.substring(lineStart).isBlank();
    }

    /** Whether there was an error after which the rest of the text does not matter. */
    boolean stopped() {
        return stopped;
    }

    void stop() {
        stopped = true;
    }
}
