package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.hld.helm.HelmCli;
import dev.bedrock.hld.helm.HelmRenderer;
import java.util.Locale;

/** What renders charts. */
enum HelmEngine {
    /** The installed {@code helm}. */
    CLI;

    /** The name of the default. */
    static final String DEFAULT = "cli";

    HelmRenderer renderer(CliContext context) {
        return switch (this) {
            case CLI -> HelmCli.of(ProcessRunner.of(context.variables()), "helm");
        };
    }

    /** The name as typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
