package dev.bedrock.cli.terminal;

import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.core.process.OutputListener;
import dev.bedrock.core.progress.ProgressListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Shows how far work is: on a terminal in one line that changes, elsewhere in a line for each unit that is done. What hooks
 * print goes between them, so that the standard output stays for data. Thread-safe.
 */
public final class Progress implements ProgressListener, OutputListener, AutoCloseable {
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final int WIDTH = 78;

    private final PrintStream err;
    private final Mode mode;
    private final String verb;
    private final Set<String> running = new LinkedHashSet<>();
    private int total;
    private int done;

    enum Mode {
        SILENT,
        LINES,
        ONE_LINE
    }

    Progress(PrintStream err, Mode mode, String verb) {
        this.err = err;
        this.mode = mode;
        this.verb = verb;
    }

    @Override
    public synchronized void total(int units) {
        total = units;
    }

    @Override
    public synchronized void started(String unit) {
        running.add(Printable.of(unit));
        redraw();
    }

    @Override
    public synchronized void finished(String unit, Duration duration) {
        ended(Printable.of(unit), verb, "in", duration);
    }

    @Override
    public synchronized void failed(String unit, Duration duration) {
        ended(Printable.of(unit), "failed", "after", duration);
    }

    private void ended(String unit, String what, String when, Duration duration) {
        done++;
        running.remove(unit);
        if (mode == Mode.LINES) {
            err.println(what + " " + unit + " " + when + " " + duration.toMillis() + " ms");
        }
        redraw();
    }

    @Override
    public synchronized void waiting(String reason) {
        if (mode != Mode.SILENT) {
            clear();
            err.println("waiting: " + Printable.of(reason));
            redraw();
        }
    }

    /** What a hook prints. */
    @Override
    public synchronized void line(Stream stream, String line) {
        clear();
        err.println("  | " + line);
        redraw();
    }

    /** Takes the changing line away. */
    @Override
    public synchronized void close() {
        clear();
        running.clear();
    }

    private void clear() {
        if (mode == Mode.ONE_LINE) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }

    private void redraw() {
        if (mode == Mode.ONE_LINE && !running.isEmpty()) {
            String text = "[" + done + "/" + total + "] " + String.join(", ", running);
            err.print(CLEAR_LINE + (text.length() > WIDTH ? text.substring(0, WIDTH - 3) + "..." : text));
            err.flush();
        }
    }
}
