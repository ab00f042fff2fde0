package dev.bedrock.hld;

import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.process.OutputListener;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.progress.ProgressListener;
import dev.bedrock.core.secret.CredentialProvider;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.composition.DefinitionRoot;
import dev.bedrock.hld.generate.Generator;
import dev.bedrock.hld.generate.HelmGenerator;
import dev.bedrock.hld.generate.StaticGenerator;
import dev.bedrock.hld.generate.TemplateGenerator;
import dev.bedrock.hld.helm.HelmRenderer;
import dev.bedrock.hld.helm.engine.EmbeddedHelm;
import dev.bedrock.hld.install.ComponentSource;
import dev.bedrock.hld.install.ComponentSources;
import dev.bedrock.hld.install.Installer;
import dev.bedrock.hld.install.chart.ChartKeyring;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Settings of a definition. Not thread-safe. */
public final class HldBuilder {
    private final Path directory;
    private Optional<Path> root = Optional.empty();
    private Optional<HelmRenderer> helm = Optional.empty();
    private final Map<String, Generator> generators = new HashMap<>();
    private final List<ComponentSource> sources = new ArrayList<>();
    private Optional<Path> cache = Optional.empty();
    private Optional<ChartKeyring> keyring = Optional.empty();
    private Duration remoteTime = Duration.ofMinutes(15);
    private RemotePolicy policy = RemotePolicy.defaults();
    private CredentialProvider credentials = CredentialProvider.none();
    private Optional<Path> sshAgent = Optional.empty();
    private EnvironmentVariables variables = EnvironmentVariables.system();
    private ProcessRunner processes = ProcessRunner.system();
    private Listeners listeners = new Listeners(ProgressListener.none(), OutputListener.none());

    /** Who is told what. */
    record Listeners(ProgressListener progress, OutputListener hookOutput) {}

    HldBuilder(Path directory) {
        this.directory = directory;
    }

    /**
     * The directory that no file of the definition may be outside of. Default: the git repository that the definition is
     * in, or its own folder if it is in none.
     */
    public HldBuilder root(Path newRoot) {
        root = Optional.of(newRoot);
        return this;
    }

    /** What renders charts. Default: one {@link EmbeddedHelm} that all definitions share. */
    public HldBuilder helm(HelmRenderer renderer) {
        helm = Optional.of(renderer);
        return this;
    }

    /**
     * An additional generator; it replaces one for the same type of components.
     *
     * @throws IllegalArgumentException if the type is {@code component}, which consists of other components
     */
    public HldBuilder generator(Generator generator) {
        if (generator.type().equals(Component.CONTAINER)) {
            throw new IllegalArgumentException("components of type '" + generator.type() + "' are not generated");
        }
        generators.put(generator.type(), generator);
        return this;
    }

    /** An additional source of remote components, asked before those that are found by the service loader and ours. */
    public HldBuilder source(ComponentSource source) {
        sources.add(source);
        return this;
    }

    /**
     * The folder that keeps what was fetched, for all definitions and processes. Default: one in {@code .bedrock} beside
     * the component file at the top.
     */
    public HldBuilder cache(Path folder) {
        cache = Optional.of(folder);
        return this;
    }

    /**
     * Who must have signed the charts of repositories and registries, and those that they need. A chart without a valid
     * signature is an error, also if it is there from before. Default: signatures are not looked at.
     */
    public HldBuilder chartKeyring(ChartKeyring newKeyring) {
        keyring = Optional.of(newKeyring);
        return this;
    }

    /**
     * How long a remote may take for one thing, such as a chart or a commit, in all. Default: 15 minutes. One that sends next
     * to nothing is given up sooner.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public HldBuilder remoteTime(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("a time limit must be positive: " + limit);
        }
        remoteTime = limit;
        return this;
    }

    /** Which remotes may be talked to. Default: public hosts. */
    public HldBuilder remotes(RemotePolicy newPolicy) {
        policy = newPolicy;
        return this;
    }

    /** Who knows the credentials for remotes that no {@code access.yaml} names. Default: nobody. */
    public HldBuilder credentials(CredentialProvider provider) {
        credentials = provider;
        return this;
    }

    /**
     * The socket of an ssh agent, whose keys are used for git over ssh where there is no other credential; not for what
     * fetched components want, unless their {@code access.yaml} is allowed, too. Default: none.
     */
    public HldBuilder sshAgent(Path socket) {
        sshAgent = Optional.of(socket);
        return this;
    }

    /** Where {@code access.yaml} finds tokens. Default: the environment of this process. */
    public HldBuilder variables(EnvironmentVariables newVariables) {
        variables = newVariables;
        return this;
    }

    /** What runs hooks. Default: processes of this one's environment. */
    public HldBuilder processes(ProcessRunner runner) {
        processes = runner;
        return this;
    }

    /** Who is told of each component that is generated. Default: nobody. */
    public HldBuilder progress(ProgressListener listener) {
        listeners = new Listeners(listener, listeners.hookOutput());
        return this;
    }

    /** Who is told what hooks print. Default: nobody. */
    public HldBuilder hookOutput(OutputListener listener) {
        listeners = new Listeners(listeners.progress(), listener);
        return this;
    }

    /**
     * Opens the definition.
     *
     * @throws dev.bedrock.core.diagnostic.InvalidInputException if there is no such folder
     * @throws dev.bedrock.core.diagnostic.AccessDeniedException if the folder is outside of the root
     */
    public Hld build() {
        Path folder = FileTree.open(directory).root();
        FileTree tree = FileTree.open(root.orElseGet(() -> DefinitionRoot.of(folder)));
        String relative = tree.root().relativize(folder).toString().replace('\\', '/');
        return new Hld(
                tree,
                tree.resolve("", relative),
                allGenerators(),
                processes,
                new Installer.Remotes(allSources(folder), policy, credentials, sshAgent, variables),
                listeners);
    }

    private List<ComponentSource> allSources(Path folder) {
        List<ComponentSource> all = new ArrayList<>(sources);
        ServiceLoader.load(ComponentSource.class).forEach(all::add);
        all.addAll(ComponentSources.in(cache.orElseGet(() -> folder.resolve(".bedrock/cache")), keyring, remoteTime));
        return List.copyOf(all);
    }

    private Map<String, Generator> allGenerators() {
        Map<String, Generator> all = new HashMap<>();
        all.put(Component.STATIC, new StaticGenerator());
        all.put(Component.TEMPLATE, new TemplateGenerator());
        all.put(Component.HELM, new HelmGenerator(helm.orElse(request -> SharedHelm.INSTANCE.render(request))));
        for (Generator found : ServiceLoader.load(Generator.class)) {
            all.put(found.type(), found);
        }
        helm.ifPresent(renderer -> all.put(Component.HELM, new HelmGenerator(renderer)));
        all.putAll(generators);
        return all;
    }

    /** Made when the first chart is rendered: composing needs none of it. */
    private static final class SharedHelm {
        static final EmbeddedHelm INSTANCE = EmbeddedHelm.create();

        private SharedHelm() {}
    }
}
