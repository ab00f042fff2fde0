package dev.bedrock.core.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.LimitExceededException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Keeps what one stream of a program carries, within a limit, and tells the listener the lines. */
final class OutputCollector {
    private static final int LONGEST_LINE = 64 << 10;

    private final Command command;
    private final OutputListener.Stream stream;
    private final Object turns;
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /**
     * For one stream.
     *
     * @param turns the lock under which the listener is called
     */
    OutputCollector(Command command, OutputListener.Stream stream, Object turns) {
        this.command = command;
        this.stream = stream;
        this.turns = turns;
    }

    /** Reads until the stream ends. */
    void readAll(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            keep(buffer, read);
            for (int i = 0; i < read; i++) {
                feedLine(buffer[i]);
            }
        }
        if (line.size() > 0) {
            endLine();
        }
    }

    /** What has been read by now. */
    byte[] bytes() {
        synchronized (all) {
            return all.toByteArray();
        }
    }

    private void keep(byte[] buffer, int length) {
        synchronized (all) {
            if (length > command.outputLimit() - all.size()) {
                throw new LimitExceededException(CoreCode.PROCESS_OUTPUT_TOO_LARGE.error(
                        command.program() + " was killed, it printed more than " + command.outputLimit() + " bytes"));
            }
            all.write(buffer, 0, length);
        }
    }

    private void feedLine(byte b) {
        if (b == '\n') {
            endLine();
            return;
        }
        line.write(b);
        if (line.size() == LONGEST_LINE) {
            endLine();
        }
    }

    private void endLine() {
        String text = line.toString(UTF_8);
        line.reset();
        String withoutReturn = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        synchronized (turns) {
            command.listener().line(stream, withoutReturn);
        }
    }
}
