package dev.bedrock.cli.infra;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.ProblemData;
import dev.bedrock.cli.terminal.ReportFormat;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.infra.Infra;
import dev.bedrock.infra.generate.ExplainedDeployment;
import dev.bedrock.infra.generate.ExplainedValue;
import dev.bedrock.infra.module.ModuleDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bedrock infra show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Show the values of deployments and where each comes from. Writes nothing.")
final class ShowCommand implements Callable<Integer> {
    private static final String SCHEMA = "bedrock.dev/infra-show/v1";

    private final CliContext context;

    @Mixin
    private final DeploymentOptions deployments = new DeploymentOptions();

    @Mixin
    private final ValueOptions values = new ValueOptions();

    @Option(names = "--docs", description = "Print the documentation of the template, in markdown, instead.")
    private boolean documentation;

    @Option(
            names = {"-o", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ReportFormat format = ReportFormat.TEXT;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    ShowCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        Infra infra = deployments.open(context, false);
        UnaryOperator<SourceLocation> places =
                location -> console.located(location, infra.definitions().root());
        List<Map<String, Object>> reports = new ArrayList<>();
        boolean success = true;
        for (String folder : deployments.folders(infra)) {
            ExplainedDeployment deployment = infra.explain(folder, values.options(context));
            List<Problem> problems =
                    console.located(deployment.problems(), infra.definitions().root());
            console.problems(problems);
            success &= !Problem.anyError(problems);
            if (documentation) {
                context.out().print(ModuleDocument.markdown(deployment.module()));
            } else if (format == ReportFormat.JSON) {
                reports.add(data(deployment, problems, places));
            } else {
                context.out().print(text(deployment, places));
            }
        }
        if (format == ReportFormat.JSON && !documentation) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("schema", SCHEMA);
            document.put("deployments", reports);
            context.out()
                    .println(JsonWriter.indented()
                            .withInsertionOrder()
                            .withoutHtmlEscaping()
                            .write(document));
        }
        return success ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String text(ExplainedDeployment deployment, UnaryOperator<SourceLocation> places) {
        StringBuilder out = new StringBuilder();
        out.append(deployment.deployment().isEmpty() ? "." : deployment.deployment())
                .append(" from ")
                .append(deployment.origin())
                .append('\n');
        for (ExplainedValue value : deployment.values()) {
            out.append("  ")
                    .append(value.part() == ExplainedValue.Part.SETTING ? "" : word(value.part()) + " ")
                    .append(value.name());
            if (value.layer() != ExplainedValue.Layer.MISSING) {
                out.append(": ").append(Printable.of(value.value()));
            }
            out.append("  (");
            switch (value.layer()) {
                case DEFINITION, CONFIGURATION ->
                    out.append(word(value.layer())).append(' ').append(line(value, places));
                case DEFAULT -> out.append("default of the template");
                case MISSING -> out.append("missing");
            }
            out.append(")\n");
        }
        return out.toString();
    }

    private static String line(ExplainedValue value, UnaryOperator<SourceLocation> places) {
        SourceLocation place = places.apply(value.location());
        return SourceLocation.of(place.file(), place.line(), 0).toString();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> data(
            ExplainedDeployment deployment, List<Problem> problems, UnaryOperator<SourceLocation> places) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("deployment", deployment.deployment());
        data.put("template", deployment.origin().toString());
        List<Map<String, Object>> values = new ArrayList<>();
        for (ExplainedValue value : deployment.values()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("part", word(value.part()));
            one.put("name", value.name());
            one.put("value", value.value());
            one.put("layer", word(value.layer()));
            ProblemData.putLocation(one, places.apply(value.location()));
            values.add(one);
        }
        data.put("values", values);
        data.put("problems", ProblemData.of(problems));
        return data;
    }
}
