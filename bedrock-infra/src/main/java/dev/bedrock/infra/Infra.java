package dev.bedrock.infra;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.infra.definition.DefinitionTree;
import dev.bedrock.infra.definition.Deployment;
import dev.bedrock.infra.generate.ExplainedDeployment;
import dev.bedrock.infra.generate.GeneratePlan;
import dev.bedrock.infra.generate.Generation;
import dev.bedrock.infra.generate.InfraOptions;
import dev.bedrock.infra.template.TemplateLock;
import dev.bedrock.infra.template.TemplateSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A folder of definitions, and the Terraform that is made of them. Opening reads, planning reads and fetches, applying writes.
 *
 * <pre>{@code
 * Infra infra = Infra.builder(Path.of("infra")).git(GitClient.builder(Path.of("cache")).build()).open();
 * GeneratePlan plan = infra.plan(infra.deployments(), InfraOptions.defaults());
 * plan.problems().forEach(System.out::println);
 * plan.apply();
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Infra {
    private final DefinitionTree definitions;
    private final Builder settings;

    private Infra(Builder settings) {
        this.definitions = DefinitionTree.open(settings.root);
        this.settings = settings;
    }

    /** Opens a folder whose sources are folders below it and templates that come with Bedrock. */
    public static Infra open(Path root) {
        return builder(root).open();
    }

    /** Begins to open a folder. */
    public static Builder builder(Path root) {
        return new Builder(root);
    }

    /** Opens folders. Not thread-safe. */
    public static final class Builder {
        private final Path root;
        private Optional<GitClient> git = Optional.empty();
        private final List<Path> localRoots = new ArrayList<>();
        private Optional<Path> output = Optional.empty();
        private boolean update;

        private Builder(Path root) {
            this.root = root.toAbsolutePath().normalize();
        }

        private Builder(Builder other) {
            root = other.root;
            git = other.git;
            localRoots.addAll(other.localRoots);
            output = other.output;
            update = other.update;
        }

        /** How repositories with templates are reached; without it they are not. */
        public Builder git(GitClient client) {
            git = Optional.of(client);
            return this;
        }

        /** A folder below which templates may be, besides that of the definitions. */
        public Builder localRoot(Path folder) {
            localRoots.add(folder);
            return this;
        }

        /** The folder that gets the folder with the results; by default the one that the definitions' folder is in. */
        public Builder output(Path folder) {
            output = Optional.of(folder.toAbsolutePath().normalize());
            return this;
        }

        /** Whether versions are looked up anew, whatever the lock file says. */
        public Builder update(boolean anew) {
            update = anew;
            return this;
        }

        /**
         * Reads the folder.
         *
         * @throws InvalidInputException when there is no such folder, or no {@code definition.yaml} in it
         */
        public Infra open() {
            return new Infra(new Builder(this));
        }
    }

    /** The definitions. */
    public DefinitionTree definitions() {
        return definitions;
    }

    /** The folders of all deployments, sorted. */
    public List<String> deployments() {
        return definitions.deployments();
    }

    /** A deployment, with the place that each of its values came from. */
    public Deployment deployment(String folder) {
        return definitions.deployment(folder);
    }

    /**
     * Where the results are: a folder beside that of the definitions, {@code infra-generated} for {@code infra}, with the
     * folders of the deployments in it.
     */
    public Path output() {
        Path root = settings.root;
        Path parent = settings.output.orElseGet(() -> root.resolveSibling("."));
        return parent.resolve(root.getFileName() + "-generated").normalize();
    }

    /**
     * What generating would do for some deployments. What is wrong with them is in the plan.
     *
     * @param folders the folders of their definitions
     * @throws InvalidInputException when there is no such deployment, or the lock file cannot be read
     */
    public GeneratePlan plan(Collection<String> folders, InfraOptions options) {
        return generation(options)
                .plan(folders.stream().map(definitions::deployment).toList());
    }

    /**
     * A deployment with all its values, and where each came from: a definition, the configuration of manifests, or the
     * default of the template.
     *
     * @param folder the folder of its definition
     * @throws InvalidInputException when there is no such deployment, its definitions are wrong, or there is no such template
     */
    public ExplainedDeployment explain(String folder, InfraOptions options) {
        return generation(options).explain(definitions.deployment(folder));
    }

    private Generation generation(InfraOptions options) {
        TemplateLock lock = lock();
        TemplateSources.Builder templates =
                TemplateSources.builder(settings.root).lock(settings.update ? TemplateLock.empty() : lock);
        settings.git.ifPresent(templates::git);
        settings.localRoots.forEach(templates::localRoot);
        return new Generation(definitions.root(), output(), templates.build(), lock, options);
    }

    /** What versions are pinned to. */
    private TemplateLock lock() {
        boolean there = definitions.files().isFile(TemplateLock.FILE);
        return there
                ? TemplateLock.parse(TemplateLock.FILE, definitions.files().readString(TemplateLock.FILE))
                : TemplateLock.empty();
    }
}
