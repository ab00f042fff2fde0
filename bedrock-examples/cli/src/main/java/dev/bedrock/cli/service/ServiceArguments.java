package dev.bedrock.cli.service;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.gitops.project.Project;
import java.nio.file.Path;
import java.util.function.BiFunction;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which service a question is about. */
final class ServiceArguments {
    @Option(
            names = {"-p", "--path"},
            paramLabel = "PATH",
            required = true,
            description = "The folder of the service, as in bedrock.yaml, with or without ./.")
    private String path = "";

    @Option(
            names = {"-C", "--directory"},
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The folder with bedrock.yaml. Default: the current one.")
    private Path directory = Path.of(".");

    @Mixin
    private final CommonOptions common = new CommonOptions();

    /** Prints what a project says about the folder of the service. */
    int answer(CliContext context, BiFunction<Project, String, String> question) {
        Path root = context.resolve(directory);
        Console console = new Console(context, common);
        try {
            context.out().print(question.apply(Project.open(root), path) + "\n");
            return ExitCode.OK;
        } catch (BedrockException e) {
            console.problems(console.located(e.problems(), root));
            console.trace(e);
            return ExitCode.SOFTWARE;
        }
    }
}
