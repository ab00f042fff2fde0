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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Renders with an installed {@code helm}, version 3 or 4: one process for each render. The process sees no cluster
 * configuration and gets the values on its standard input, so nothing is written to disk. Thread-safe.
 */
public final class HelmCli implements HelmRenderer {
    private static final String STDIN = "-";
    private static final Pattern PLACE = Pattern.compile("([\\w./-]+):(\\d+)(?::(\\d+))?");

    private final ProcessRunner processes;
    private final String program;

    private HelmCli(ProcessRunner processes, String program) {
        this.processes = processes;
        this.program = program;
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
        return new HelmCli(processes, program);
    }

    @Override
    public HelmOutput render(HelmRequest request) {
        ProcessResult result = processes.run(Command.of(arguments(request))
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
        String text = stderr.strip();
        int start = text.lastIndexOf("Error: ");
        String message = start < 0 ? text : text.substring(start + "Error: ".length());
        message = message.replace("Use --debug flag to render out invalid YAML", "")
                .strip();
        Matcher place = PLACE.matcher(message);
        SourceLocation location = place.find()
                ? SourceLocation.of(
                        place.group(1),
                        Integer.parseInt(place.group(2)),
                        place.group(3) == null ? 0 : Integer.parseInt(place.group(3)))
                : SourceLocation.of(request.chart().toString());
        return HelmCode.TEMPLATE_FAILED.error(message, location);
    }
}
