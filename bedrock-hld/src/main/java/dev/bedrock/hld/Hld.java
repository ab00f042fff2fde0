package dev.bedrock.hld;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.hld.component.Hook;
import dev.bedrock.hld.composition.Composer;
import dev.bedrock.hld.composition.Composition;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.generate.ComponentHooks;
import dev.bedrock.hld.generate.GenerateOptions;
import dev.bedrock.hld.generate.Generation;
import dev.bedrock.hld.generate.Generator;
import dev.bedrock.hld.install.InstallOptions;
import dev.bedrock.hld.install.Installation;
import dev.bedrock.hld.install.Installer;
import dev.bedrock.hld.manifest.ManifestSet;
import dev.bedrock.hld.manifest.OutputLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A high level definition: a tree of components that begins with a component file in a folder. Opening and composing read
 * files and never write. Thread-safe; each call reads the files as they are then.
 *
 * <pre>{@code
 * Hld hld = Hld.open(Path.of("cluster"));
 * Composition composition = hld.compose(Environments.of("prod", "east"));
 * ManifestSet manifests = hld.generate(Environments.of("prod", "east"));
 * manifests.writeTo(Path.of("cluster/generated/prod-east"));
 * }</pre>
 */
public final class Hld {
    private final FileTree tree;
    private final String directory;
    private final Map<String, Generator> generators;
    private final ProcessRunner processes;
    private final Installer.Remotes remotes;
    private final HldBuilder.Listeners listeners;

    Hld(
            FileTree tree,
            String directory,
            Map<String, Generator> generators,
            ProcessRunner processes,
            Installer.Remotes remotes,
            HldBuilder.Listeners listeners) {
        this.tree = tree;
        this.directory = directory;
        this.generators = Map.copyOf(generators);
        this.processes = processes;
        this.remotes = remotes;
        this.listeners = listeners;
    }

    /**
     * Opens the definition in a folder, with the defaults of {@link #builder}.
     *
     * @throws InvalidInputException if there is no such folder
     */
    public static Hld open(Path directory) {
        return builder(directory).build();
    }

    /** To open the definition in a folder with other settings. */
    public static HldBuilder builder(Path directory) {
        return new HldBuilder(directory);
    }

    /** The directory that all files of the definition are in; places of problems are relative to it. */
    public Path root() {
        return tree.root();
    }

    /** The folder of the component at the top. */
    public Path directory() {
        return tree.root().resolve(directory);
    }

    /**
     * Fetches the remote components, those of fetched components included, into the folder {@code .bedrock}, and writes
     * {@code bedrock.lock}: what the lock says as it says, and what is new as it is now.
     *
     * @throws dev.bedrock.core.diagnostic.BedrockException with all problems of all sources, if something cannot be
     *     fetched or is not what the lock says; the lock is as it was then
     */
    public Installation install(InstallOptions options) {
        return installer().run(new Installer.Task.Install(), options);
    }

    /**
     * Installs, and moves what remote components are pinned to: to the newest commit of a branch, the newest version of a
     * range, the present content of a file.
     *
     * @param names the components whose pins are moved, by their paths or names; all if there are none. Components that
     *     want the same from the same source move together
     * @throws dev.bedrock.core.diagnostic.BedrockException as {@link #install} does
     */
    public Installation update(Collection<String> names, InstallOptions options) {
        return installer().run(new Installer.Task.Update(List.copyOf(names)), options);
    }

    /**
     * Installs into the folder {@code .bedrock/vendor}, to be committed: then neither a network nor a cache is needed any
     * more. As long as that folder exists, {@link #install} and {@link #update} use it, too.
     *
     * @throws dev.bedrock.core.diagnostic.BedrockException as {@link #install} does
     */
    public Installation vendor(InstallOptions options) {
        return installer().run(new Installer.Task.Vendor(), options);
    }

    private Installer installer() {
        return new Installer(tree, directory, generators.keySet(), remotes, hooks(), listeners.progress());
    }

    /** Reads all components and merges their configuration. What is wrong is in {@link Composition#problems}. */
    public Composition compose(Environments environments) {
        return Composer.compose(tree, directory, environments, generators.keySet());
    }

    /** Generates the manifests with the default options. */
    public ManifestSet generate(Environments environments) {
        return generate(environments, GenerateOptions.defaults());
    }

    /**
     * Generates the manifests. Writes nothing, but for what {@code before-generate} hooks do, if they are allowed.
     *
     * @throws InvalidInputException with all problems of all components, if one is an error, or a warning that counts as
     *     one
     * @throws dev.bedrock.core.diagnostic.UnavailableException if something that is needed is missing
     */
    public ManifestSet generate(Environments environments, GenerateOptions options) {
        return generate(compose(environments).requireValid(), options);
    }

    /**
     * Generates the manifests and replaces a folder by them. Then {@code after-generate} hooks run, if they are allowed;
     * they find the folder in the environment variable {@code BEDROCK_OUTPUT}.
     *
     * @throws dev.bedrock.core.diagnostic.BedrockException as {@link #generate(Environments, GenerateOptions)} and {@link
     *     ManifestSet#writeTo(Path, OutputLayout)} do
     */
    public ManifestSet generateTo(
            Path output, OutputLayout layout, Environments environments, GenerateOptions options) {
        Composition composition = compose(environments).requireValid();
        ManifestSet manifests = generate(composition, options);
        manifests.writeTo(output, layout);
        if (options.runHooks()) {
            hooks().run(
                            Hook.AFTER_GENERATE,
                            composition,
                            Map.of("BEDROCK_OUTPUT", output.toAbsolutePath().toString()));
        }
        return manifests;
    }

    /**
     * Generates the manifests of a composition of this definition. Otherwise like {@link #generate(Environments,
     * GenerateOptions)}.
     */
    public ManifestSet generate(Composition composition, GenerateOptions options) {
        List<Problem> problems = new ArrayList<>();
        if (options.runHooks()) {
            hooks().run(Hook.BEFORE_GENERATE, composition, Map.of());
        } else {
            ComponentHooks.reportNotRun(List.of(Hook.BEFORE_GENERATE, Hook.AFTER_GENERATE), composition, problems::add);
        }
        Generation.Result result = new Generation(tree, generators, options, listeners.progress()).run(composition);
        problems.addAll(result.problems());
        ManifestSet manifests = new ManifestSet(result.components(), problems);
        if (options.warningsAsErrors() && Problem.anyWarning(manifests.problems())) {
            throw new InvalidInputException(manifests.problems());
        }
        return manifests;
    }

    private ComponentHooks hooks() {
        return new ComponentHooks(tree, processes, listeners.hookOutput());
    }
}
