package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.hld.helm.HelmCli;
import dev.bedrock.hld.helm.HelmRenderer;
import java.util.Locale;
import java.util.function.Function;

/** What renders charts. */
enum HelmEngine {
    /** The installed {@code helm}. */
    CLI(context -> HelmCli.of(ProcessRunner.of(context.variables()), "helm"));

    /** The name of the default. */
    static final String DEFAULT = "cli";

    private final Function<CliContext, HelmRenderer> factory;

    HelmEngine(Function<CliContext, HelmRenderer> factory) {
        this.factory = factory;
    }

    HelmRenderer renderer(CliContext context) {
        return factory.apply(context);
    }

    /** The name as typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
