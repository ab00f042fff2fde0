package dev.bedrock.cli.terminal;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of all commands. */
public final class CommonOptions {
    @Option(
            names = {"-q", "--quiet"},
            description = "No progress and no summary; problems are still printed.")
    private boolean quiet;

    @Option(names = "--debug", description = "Print the stack traces of failures.")
    private boolean debug;

    /** Those of a command that was parsed. */
    public static CommonOptions of(CommandLine command) {
        return command.getMixins().values().stream()
                .filter(CommonOptions.class::isInstance)
                .map(CommonOptions.class::cast)
                .findFirst()
                .orElseGet(CommonOptions::new);
    }

    boolean isQuiet() {
        return quiet;
    }

    boolean isDebug() {
        return debug;
    }
}
