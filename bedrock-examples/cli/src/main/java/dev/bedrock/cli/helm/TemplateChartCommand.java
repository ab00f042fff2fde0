package dev.bedrock.cli.helm;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.HelmOutput;
import dev.bedrock.hld.helm.command.TemplateCommand;
import dev.bedrock.hld.helm.engine.EmbeddedHelm;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code bedrock helm template}: the arguments, the output and the exit codes of {@code helm template}. */
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = Version.class,
        customSynopsis = "bedrock helm template [NAME] CHART [FLAG...]",
        description = "Print the manifests of a chart, as 'helm template' does.",
        footerHeading = "%nFlags, as in Helm:%n",
        footer = {
            "  -n, --namespace NAME           the namespace of the release",
            "  -f, --values FILE              values; repeatable, or with commas",
            "      --set, --set-string, --set-json, --set-file, --set-literal KEY=VALUE",
            "      --kube-version VERSION     the Kubernetes version that the chart sees",
            "  -a, --api-versions VERSION     API versions that the cluster has beside those of Kubernetes",
            "      --include-crds             print the custom resource definitions of crds/",
            "      --no-hooks                 leave out hooks",
            "      --skip-tests               leave out tests",
            "  -s, --show-only TEMPLATE       print only some templates",
            "      --is-upgrade               render an upgrade instead of an installation",
            "      --skip-schema-validation   do not check the values against the chart's schema",
            "      --name-template TEMPLATE   a template for the name of the release",
            "",
            "Example:",
            "  bedrock helm template cache charts/redis -n apps --set replicas=3"
        })
final class TemplateChartCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(arity = "0..*", hidden = true)
    private List<String> arguments = List.of();

    TemplateChartCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try {
            HelmOutput output =
                    TemplateCommand.parse(arguments, context.directory()).run(EmbeddedHelm.create());
            output.warnings().forEach(context.err()::println);
            context.out().print(output.manifests());
            return ExitCode.OK;
        } catch (HelmFailureException e) {
            context.err().println("Error: " + e.helmText());
            return ExitCode.SOFTWARE;
        }
    }
}
