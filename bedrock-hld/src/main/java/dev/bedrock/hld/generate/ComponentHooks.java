package dev.bedrock.hld.generate;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.OutputListener;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.Hook;
import dev.bedrock.hld.composition.ComposedComponent;
import dev.bedrock.hld.composition.Composition;
import dev.bedrock.hld.problem.HldCode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs the hooks of components: each command by {@code sh -c} in the component's directory, one after the other, in the
 * order of the composition. The first that fails ends the run.
 */
public final class ComponentHooks {
    private final FileTree tree;
    private final ProcessRunner processes;
    private final OutputListener output;

    /**
     * A runner of hooks.
     *
     * @param tree the files of the definition
     * @param processes what runs the commands
     * @param output receives what the commands print
     */
    public ComponentHooks(FileTree tree, ProcessRunner processes, OutputListener output) {
        this.tree = tree;
        this.processes = processes;
        this.output = output;
    }

    /**
     * Runs one kind of hook of all components.
     *
     * @param variables environment variables for the commands
     * @throws InvalidInputException if a command ends with an error
     */
    public void run(Hook hook, Composition composition, Map<String, String> variables) {
        for (ComposedComponent component : composition.components()) {
            for (String script : component.component().commands(hook)) {
                run(hook, component, script, variables);
            }
        }
    }

    private void run(Hook hook, ComposedComponent component, String script, Map<String, String> variables) {
        Command command = Command.ofShellScript(script)
                .in(tree.locate(component.directory()))
                .withListener(output)
                .withEnvironment("BEDROCK_COMPONENT", component.name());
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            command = command.withEnvironment(variable.getKey(), variable.getValue());
        }
        String what = "the " + hook + " hook of '" + component.name() + "'";
        ProcessResult result;
        try {
            result = processes.run(command);
        } catch (BedrockException e) {
            throw new InvalidInputException(failure(what + " failed: " + script, component.component()), e);
        }
        if (!result.isSuccess()) {
            String said = result.stderr().strip();
            throw new InvalidInputException(failure(
                    what + " ended with exit code " + result.exitCode() + ": " + script
                            + (said.isEmpty() ? "" : ": " + lastLine(said)),
                    component.component()));
        }
    }

    /** Reports hooks that are not run. */
    public static void reportNotRun(List<Hook> hooks, Composition composition, Consumer<Problem> problems) {
        for (ComposedComponent component : composition.components()) {
            for (Hook hook : hooks) {
                if (!component.component().commands(hook).isEmpty()) {
                    problems.accept(HldCode.HOOK_NOT_RUN
                            .warning(
                                    "the " + hook + " hook of '" + component.name() + "' was not run",
                                    component.component().location())
                            .withHint("allow hooks if you trust all sources of the definition"));
                }
            }
        }
    }

    private static Problem failure(String message, Component component) {
        return HldCode.HOOK_FAILED.error(message, component.location());
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1);
    }
}
