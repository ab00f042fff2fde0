package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.hld.helm.HelmCli;
import dev.bedrock.hld.helm.HelmRenderer;
import dev.bedrock.hld.helm.engine.EmbeddedHelm;
import java.util.Locale;

/** What renders charts. */
enum HelmEngine {
    /** The renderer in this process. */
    EMBEDDED,
    /** The installed {@code helm}. */
    CLI;

    /** The name of the default. */
    static final String DEFAULT = "embedded";

    HelmRenderer renderer(CliContext context) {
        return switch (this) {
            case EMBEDDED -> EmbeddedHelm.create();
            case CLI -> HelmCli.of(ProcessRunner.of(context.variables()), "helm");
        };
    }

    /** The name as typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
