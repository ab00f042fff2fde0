package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Progress;
import dev.bedrock.cli.terminal.ReportFormat;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.HldBuilder;
import dev.bedrock.hld.install.InstallOptions;
import dev.bedrock.hld.install.Installation;
import dev.bedrock.hld.install.chart.ChartKeyring;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** The options of the commands that install, and how they report. */
final class InstallArguments {
    @Option(
            names = "--root",
            paramLabel = "DIR",
            description =
                    "No file outside of it is read. Default: the git repository of the definition, or its folder if"
                            + " it is in none.")
    private @Nullable Path root;

    @Option(names = "--offline", description = "Use the cache alone, and no network.")
    private boolean offline;

    @Option(
            names = "--allow-hooks",
            description =
                    "Run the before-install and after-install commands of components. They are shell commands: allow"
                            + " them only if you trust all sources of the definition.")
    private boolean allowHooks;

    @Option(
            names = "--allow-host",
            paramLabel = "HOST",
            description =
                    "A host that may be reached although its address is private, also without encryption; HOST:PORT"
                            + " for one port. Repeatable.")
    private List<String> allowHosts = List.of();

    @Option(
            names = "--allow-folder",
            paramLabel = "DIR",
            description = "A folder that may hold git repositories for file:// sources of the definition itself."
                    + " Repeatable.")
    private List<Path> allowFolders = List.of();

    @Option(
            names = "--allow-fetched-access",
            description =
                    "Use the access.yaml of fetched components, too: they name environment variables of this machine"
                            + " and where they are sent.")
    private boolean allowFetchedAccess;

    @Option(
            names = "--keyring",
            paramLabel = "FILE",
            description =
                    "Take only charts from repositories and registries that a key in this file has signed, such as 'gpg"
                            + " --export' writes it.")
    private @Nullable Path keyring;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "900",
            description = "How long a remote may take for one thing, in all. Default: ${DEFAULT-VALUE}.")
    private int timeout = 900;

    @Option(names = "--strict", description = "Warnings are failures, and bedrock.lock is not written.")
    private boolean strict;

    @Option(
            names = {"-o", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}. The json report is also"
                    + " printed when it fails.")
    private ReportFormat format = ReportFormat.TEXT;

    /** Does the work in a folder, and reports. */
    int run(
            CliContext context,
            Console console,
            Path folder,
            boolean locked,
            BiFunction<Hld, InstallOptions, Installation> work) {
        InstallReport report = report(context, console, folder, options(locked), work);
        console.problems(report.problems());
        context.out().print(format == ReportFormat.JSON ? report.toJson() : report.toText());
        console.summary(report.summary());
        return report.success() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private InstallReport report(
            CliContext context,
            Console console,
            Path folder,
            InstallOptions options,
            BiFunction<Hld, InstallOptions, Installation> work) {
        long start = System.nanoTime();
        Path shown = context.directory();
        try (Progress progress = console.progress("fetched")) {
            Hld hld = open(context, folder, progress);
            shown = hld.root();
            Installation installation = work.apply(hld, options);
            return InstallReport.succeeded(
                    installation,
                    console.located(installation.problems(), shown),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (BedrockException e) {
            console.trace(e);
            return InstallReport.failed(
                    console.located(e.problems(), shown), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private InstallOptions options(boolean locked) {
        return InstallOptions.defaults()
                .withLocked(locked)
                .withOffline(offline)
                .withHooksAllowed(allowHooks)
                .withFetchedAccessAllowed(allowFetchedAccess)
                .withWarningsAsErrors(strict);
    }

    private Hld open(CliContext context, Path folder, Progress progress) {
        RemotePolicy policy = RemotePolicy.defaults().withHosts(allowHosts);
        for (Path allowed : allowFolders) {
            policy = policy.withLocalRoot(context.resolve(allowed));
        }
        HldBuilder builder = Hld.builder(folder)
                .remotes(policy)
                .variables(context.variables())
                .processes(ProcessRunner.of(context.variables()))
                .remoteTime(Duration.ofSeconds(Math.max(1, timeout)))
                .progress(progress)
                .hookOutput(progress);
        context.cache().ifPresent(builder::cache);
        context.variables()
                .get("SSH_AUTH_SOCK")
                .filter(socket -> !socket.isEmpty())
                .map(Path::of)
                .ifPresent(builder::sshAgent);
        if (keyring != null) {
            builder.chartKeyring(ChartKeyring.of(bytes(context.resolve(keyring))));
        }
        return (root == null ? builder : builder.root(context.resolve(root))).build();
    }

    private static byte[] bytes(Path file) {
        FileTree folder = FileTree.open(Objects.requireNonNull(file.getParent()));
        return folder.read(Objects.requireNonNull(file.getFileName()).toString());
    }
}
