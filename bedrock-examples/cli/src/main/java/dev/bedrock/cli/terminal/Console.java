package dev.bedrock.cli.terminal;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** What people read, on the standard error: problems, progress, summaries. */
public final class Console {
    private final CliContext context;
    private final CommonOptions options;
    private final PrintStream err;

    /** A console in the style that the user has asked for. */
    public Console(CliContext context, CommonOptions options) {
        this.context = context;
        this.options = options;
        this.err = context.err();
    }

    /**
     * Shows how far long work is, until it is closed.
     *
     * @param done what has been done with a unit that is finished, such as {@code "generated"}
     */
    public Progress progress(String done) {
        if (options.isQuiet()) {
            return new Progress(err, Progress.Mode.SILENT, done);
        }
        return new Progress(err, context.terminal() ? Progress.Mode.ONE_LINE : Progress.Mode.LINES, done);
    }

    /** Prints a closing line, unless it is to be quiet. */
    public void summary(String line) {
        if (!options.isQuiet()) {
            err.println(line);
        }
    }

    /** Prints problems. */
    public void problems(List<Problem> problems) {
        problems.forEach(this::print);
    }

    /** Prints the stack trace of a failure if the user wants to see it. */
    public void trace(BedrockException failure) {
        if (options.isDebug()) {
            failure.printStackTrace(err);
        }
    }

    /** Prints a failure that is Bedrock's own fault. */
    public void internalError(Exception error) {
        err.println(Style.RED.apply("internal error", context.hasColors()) + ": " + error);
        if (options.isDebug()) {
            error.printStackTrace(err);
        } else {
            err.println("    This is a bug in Bedrock. Run it again with --debug to get the stack trace for a report.");
        }
    }

    /**
     * The problems, each once, with their places as the user would write them. A place that is no file below the root,
     * such as a template by the name that Helm knows it by, stays as it is.
     */
    public List<Problem> located(List<Problem> problems, Path root) {
        return problems.stream()
                .map(problem -> located(problem, root))
                .distinct()
                .toList();
    }

    private Problem located(Problem problem, Path root) {
        return problem.location().isKnown() ? problem.at(located(problem.location(), root)) : problem;
    }

    /** The place as the user would write it, if it is absolute or there is such a file below the root. */
    public SourceLocation located(SourceLocation location, Path root) {
        try {
            Path file = root.resolve(location.file());
            boolean known = file.equals(Path.of(location.file())) || Files.exists(file);
            return known ? SourceLocation.of(shown(file), location.line(), location.column()) : location;
        } catch (InvalidPathException noPathHere) {
            return location;
        }
    }

    /** How the user would write a path. */
    public String shown(Path path) {
        return context.shown(path).replace('\\', '/');
    }

    private void print(Problem problem) {
        StringBuilder line = new StringBuilder();
        if (problem.location().isKnown()) {
            line.append(problem.location()).append(": ");
        }
        line.append(severity(problem)).append(": ").append(problem.message());
        if (!problem.hint().isEmpty()) {
            line.append(System.lineSeparator()).append("    ").append(problem.hint());
        }
        err.println(line);
    }

    private String severity(Problem problem) {
        Style style =
                switch (problem.severity()) {
                    case ERROR -> Style.RED;
                    case WARNING -> Style.YELLOW;
                    case NOTE -> Style.DIM;
                };
        return style.apply(problem.severity() + " " + problem.code(), context.hasColors());
    }
}
