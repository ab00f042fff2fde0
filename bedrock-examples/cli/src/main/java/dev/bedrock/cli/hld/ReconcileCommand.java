package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.ChangeReport;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.GitSettings;
import dev.bedrock.cli.terminal.ReportFormat;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.gitops.project.Project;
import dev.bedrock.gitops.reconcile.HldReconciler;
import dev.bedrock.gitops.reconcile.Ingress;
import dev.bedrock.gitops.reconcile.ReconcilePlan;
import dev.bedrock.gitops.reconcile.ReconcileRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bedrock hld reconcile}. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Bring the components of an application to what its bedrock.yaml says.")
final class ReconcileCommand implements Callable<Integer> {
    private static final String SCHEMA = "bedrock.dev/hld-reconcile/v1";

    private final CliContext context;

    @Parameters(index = "0", paramLabel = "REPO_NAME", description = "The name of the application repository.")
    private String repository = "";

    @Parameters(index = "1", paramLabel = "HLD_PATH", description = "The folder of the definition.")
    private Path definition = Path.of(".");

    @Parameters(index = "2", paramLabel = "APP_PATH", description = "The folder with bedrock.yaml.")
    private Path application = Path.of(".");

    @Option(
            names = "--ingress",
            paramLabel = "KIND",
            defaultValue = "traefik2",
            description = "What routes requests: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Kind ingress = Kind.TRAEFIK2;

    @Option(
            names = "--gateway",
            paramLabel = "[NAMESPACE/]NAME",
            description = "The gateway of the routes, for --ingress gateway-api.")
    private @Nullable String gateway;

    @Option(names = "--dry-run", description = "Write nothing, and print what would be done to each file, and why.")
    private boolean dryRun;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to say what was done: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ReportFormat format = ReportFormat.TEXT;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Spec
    private @Nullable CommandSpec spec;

    /** What routes requests. */
    enum Kind {
        TRAEFIK2,
        TRAEFIK3,
        GATEWAY_API;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    ReconcileCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        Path app = context.resolve(application);
        Path hld = context.resolve(definition);
        try {
            ReconcileRequest request = ReconcileRequest.of(repository).withIngress(ingress());
            ReconcileRequest complete =
                    new GitSettings(context, app).origin().map(request::withUrl).orElse(request);
            ReconcilePlan plan = HldReconciler.open(hld).plan(Project.open(app), complete);
            if (!dryRun) {
                plan.apply();
            }
            print(console, plan, located(console, plan.problems(), app, hld));
            return ExitCode.OK;
        } catch (BedrockException e) {
            console.problems(located(console, e.problems(), app, hld));
            console.trace(e);
            return ExitCode.SOFTWARE;
        }
    }

    /** Places are in the application or in the definition. */
    private static List<Problem> located(Console console, List<Problem> problems, Path app, Path hld) {
        return problems.stream()
                .flatMap(
                        problem -> console
                                .located(
                                        List.of(problem),
                                        problem.location().file().equals("bedrock.yaml") ? app : hld)
                                .stream())
                .toList();
    }

    private Ingress ingress() {
        if ((ingress == Kind.GATEWAY_API) != (gateway != null)) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--gateway and --ingress gateway-api belong together");
        }
        if (gateway == null) {
            return ingress == Kind.TRAEFIK3 ? Ingress.traefik3() : Ingress.traefik2();
        }
        int slash = gateway.indexOf('/');
        return slash < 0
                ? Ingress.gatewayApi(gateway)
                : Ingress.gatewayApi(gateway.substring(slash + 1), gateway.substring(0, slash));
    }

    private void print(Console console, ReconcilePlan plan, List<Problem> problems) {
        List<ChangeReport.File> files = plan.steps().stream()
                .map(step -> new ChangeReport.File(
                        console.shown(plan.root().resolve(step.change().path())),
                        step.change().kind(),
                        step.reason()))
                .toList();
        if (format == ReportFormat.JSON) {
            context.out().print(new ChangeReport(SCHEMA, !dryRun, files, problems).toJson());
            return;
        }
        console.problems(problems);
        files.forEach(file -> context.out().print(file.kind() + " " + file.path() + ": " + file.reason() + "\n"));
        if (files.isEmpty()) {
            console.summary("nothing to change");
        }
    }
}
