package dev.bedrock.cli;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.core.diagnostic.BedrockException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong: the problems of a Bedrock exception, and of any other as little as helps to report it. */
final class Failures implements IExecutionExceptionHandler {
    private final CliContext context;

    Failures(CliContext context) {
        this.context = context;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
        Console console = new Console(context, CommonOptions.of(command));
        if (e instanceof BedrockException failure) {
            console.problems(console.located(failure.problems(), context.directory()));
            console.trace(failure);
        } else {
            console.internalError(e);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
