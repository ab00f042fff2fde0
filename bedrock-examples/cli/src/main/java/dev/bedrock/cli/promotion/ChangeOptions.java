package dev.bedrock.cli.promotion;

import dev.bedrock.cli.terminal.ReportFormat;
import dev.bedrock.gitops.delivery.Delivery;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the commands that change a definition. */
final class ChangeOptions {
    @Option(names = "--direct", description = "Push to the branch itself instead of one for a pull request.")
    private boolean direct;

    @Option(
            names = "--new-branch",
            paramLabel = "NAME",
            description = "The branch for a pull request. Default: one that tells what it is for.")
    private @Nullable String newBranch;

    @Option(names = "--dry-run", description = "Write nothing, and print what would change.")
    private boolean dryRun;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to say what was done: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ReportFormat format = ReportFormat.TEXT;

    /** How it is delivered, if that is said. */
    Optional<Delivery> delivery() {
        if (direct) {
            return Optional.of(Delivery.direct());
        }
        return Optional.ofNullable(newBranch).map(Delivery::onBranch);
    }

    boolean isDryRun() {
        return dryRun;
    }

    ReportFormat format() {
        return format;
    }
}
