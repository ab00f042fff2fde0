package dev.bedrock.hld.helm;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.core.process.Arguments;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Renders with an installed {@code helm}, version 3 or 4: one process for each render. The process sees no cluster
 * configuration and gets the values on its standard input, so nothing is written to disk. Thread-safe.
 */
public final class HelmCli implements HelmRenderer {
    private static final String STDIN = "-";

    /**
     * A process that lives for a fifth of a second need not collect its garbage as eagerly as a server: with the collector of Go
     * at four times its default distance, a large chart takes a third less processor time and hardly more memory.
     */
    private static final String GARBAGE_DISTANCE = "400";

    private static final int SHOWN = 1000;

    /** Where Helm's error begins, after warnings. */
    private static final Pattern ERROR = Pattern.compile("^Error: ", Pattern.MULTILINE);

    /** A template, such as {@code chart/charts/sub/templates/a.yaml:3:14}; the numbers may be missing. */
    private static final Pattern PLACE =
            Pattern.compile("(?<![\\w./-])([\\w.-]+/[\\w./-]*templates/[\\w./-]*\\w)(?::(\\d{1,9})(?::(\\d{1,9}))?)?");

    private final ProcessRunner processes;
    private final String program;
    private final Duration timeout;

    private HelmCli(ProcessRunner processes, String program, Duration timeout) {
        this.processes = processes;
        this.program = program;
        this.timeout = timeout;
    }

    /** With the {@code helm} on the path of this process. */
    public static HelmCli create() {
        return of(ProcessRunner.system(), "helm");
    }

    /**
     * With a certain program.
     *
     * @param processes what starts it
     * @param program its name on the path, or its absolute path
     */
    public static HelmCli of(ProcessRunner processes, String program) {
        return new HelmCli(processes, program, Duration.ofMinutes(10));
    }

    /**
     * With another limit on the time of one render; default 10 minutes.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public HelmCli withTimeout(Duration newTimeout) {
        if (newTimeout.isNegative() || newTimeout.isZero()) {
            throw new IllegalArgumentException("the time limit has to be positive: " + newTimeout);
        }
        return new HelmCli(processes, program, newTimeout);
    }

    @Override
    public HelmOutput render(HelmRequest request) {
        if (!Files.exists(request.chart())) {
            throw new InvalidInputException(HelmCode.CHART_MISSING.error(
                    "there is no chart at " + request.chart(),
                    SourceLocation.of(request.chart().toString())));
        }
        ProcessResult result = processes.run(Command.of(arguments(request))
                .withTimeout(timeout)
                .withEnvironment("GOGC", GARBAGE_DISTANCE)
                .withInput(YamlWriter.defaults().write(request.values()).getBytes(UTF_8)));
        if (!result.isSuccess()) {
            throw new InvalidInputException(failure(request, result.stderr()));
        }
        return new HelmOutput(result.stdout(), warnings(result.stderr()));
    }

    private List<String> arguments(HelmRequest request) {
        List<String> arguments = new ArrayList<>();
        arguments.add(program);
        arguments.add("template");
        arguments.add(Arguments.operand("release name", request.releaseName()));
        arguments.add(request.chart().toAbsolutePath().toString());
        arguments.add("--namespace=" + request.namespace());
        arguments.add("--kube-version=" + request.capabilities().kubeVersion());
        for (String version : request.capabilities().extraApiVersions()) {
            arguments.add("--api-versions=" + version);
        }
        if (request.upgrade()) {
            arguments.add("--is-upgrade");
        }
        if (request.includeCrds()) {
            arguments.add("--include-crds");
        }
        if (!request.includeHooks()) {
            arguments.add("--no-hooks");
        }
        if (!request.includeTests()) {
            arguments.add("--skip-tests");
        }
        arguments.add("--values=" + STDIN);
        return arguments;
    }

    private static List<String> warnings(String stderr) {
        return stderr.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static Problem failure(HelmRequest request, String stderr) {
        Matcher error = ERROR.matcher(stderr);
        String message = shortened(stderr.substring(error.find() ? error.end() : 0)
                .replace("Use --debug flag to render out invalid YAML", "")
                .strip());
        Matcher place = PLACE.matcher(message);
        SourceLocation location = place.find()
                ? SourceLocation.of(place.group(1), number(place.group(2)), number(place.group(3)))
                : SourceLocation.of(request.chart().toString());
        return HelmCode.TEMPLATE_FAILED.error(message, location);
    }

    /** Endless recursion makes messages of many megabytes; what matters is at both ends. */
    private static String shortened(String message) {
        int length = message.length();
        return length <= 2 * SHOWN
                ? message
                : message.substring(0, SHOWN) + " ... " + message.substring(length - SHOWN);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
