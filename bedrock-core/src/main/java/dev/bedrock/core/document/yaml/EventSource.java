package dev.bedrock.core.document.yaml;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The parser's events, with its errors made ours. */
final class EventSource {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();

    private final String file;
    private final String text;
    private final Parser parser;

    EventSource(String file, String text) {
        this.file = file;
        this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
        this.parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, this.text));
    }

    Event next() {
        try {
            return parser.next();
        } catch (MarkedYamlEngineException e) {
            throw YamlErrors.syntax(file, e);
        } catch (ReaderException e) {
            throw YamlErrors.unreadable(file, text, e);
        } catch (YamlEngineException e) {
            throw YamlErrors.unparsable(file, e);
        }
    }
}
