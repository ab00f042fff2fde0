package dev.bedrock.hld.generate;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.UnavailableException;
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
    private static final int LONGEST_SHOWN = 200;

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
     * @throws UnavailableException if a command cannot be started, or the thread is interrupted
     * @throws LimitExceededException if a command takes too long or prints too much
     */
    public void run(Hook hook, Composition composition, Map<String, String> variables) {
        for (ComposedComponent component : composition.components()) {
            run(hook, component.component(), component.directory(), variables);
        }
    }

    /** Runs one kind of hook of one component in its directory; throws like the other. */
    public void run(Hook hook, Component component, String directory, Map<String, String> variables) {
        for (String script : component.commands(hook)) {
            run(hook, component, directory, script, variables);
        }
    }

    private void run(Hook hook, Component component, String directory, String script, Map<String, String> variables) {
        Command command = Command.ofShellScript(script)
                .in(tree.locate(directory))
                .withListener(output)
                .withEnvironment("BEDROCK_COMPONENT", component.name());
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            command = command.withEnvironment(variable.getKey(), variable.getValue());
        }
        String what = "the " + hook + " hook of '" + component.name() + "' (" + firstLine(script) + ") ";
        try {
            ProcessResult result = processes.run(command);
            if (!result.isSuccess()) {
                throw new InvalidInputException(failure(what + "ended with " + ending(result), component));
            }
        } catch (UnavailableException e) {
            throw new UnavailableException(failure(what + "could not run: " + reason(e), component), e);
        } catch (LimitExceededException e) {
            throw new LimitExceededException(failure(what + "was ended: " + reason(e), component), e);
        }
    }

    private static String ending(ProcessResult result) {
        String said = result.stderr().strip();
        return "exit code " + result.exitCode() + (said.isEmpty() ? "" : ": " + lastLine(said));
    }

    private static String reason(BedrockException e) {
        return e.problems().get(0).message();
    }

    /** Reports hooks that are not run. */
    public static void reportNotRun(List<Hook> hooks, Composition composition, Consumer<Problem> problems) {
        composition.components().forEach(component -> reportNotRun(hooks, component.component(), problems));
    }

    /** Reports hooks of one component that are not run. */
    public static void reportNotRun(List<Hook> hooks, Component component, Consumer<Problem> problems) {
        for (Hook hook : hooks) {
            if (!component.commands(hook).isEmpty()) {
                problems.accept(HldCode.HOOK_NOT_RUN
                        .warning(
                                "the " + hook + " hook of '" + component.name() + "' was not run", component.location())
                        .withHint("allow hooks if you trust all sources of the definition"));
            }
        }
    }

    private static Problem failure(String message, Component component) {
        return HldCode.HOOK_FAILED.error(message, component.location());
    }

    private static String firstLine(String text) {
        return shortened(text.strip().lines().findFirst().orElse(""));
    }

    private static String lastLine(String text) {
        return shortened(text.substring(text.lastIndexOf('\n') + 1));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }
}
