package dev.bedrock.infra.template;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.GitReference;
import dev.bedrock.core.git.GitRemote;
import dev.bedrock.core.git.ResolvedReference;
import dev.bedrock.infra.definition.Deployment;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds templates. A source at a version is resolved and fetched once, however many deployments use it, and a template is put
 * together once. Thread-safe.
 *
 * <pre>{@code
 * TemplateSources templates = TemplateSources.builder(Path.of("infra")).build();
 * Template simple = templates.get(new TemplateRequest("builtin", "azure-simple", "", SourceLocation.unknown()));
 * System.out.println(simple.module().variables().keySet());
 * }</pre>
 */
public final class TemplateSources {
    private final Path root;
    private final Optional<GitClient> git;
    private final List<Path> localRoots;
    private final TemplateLock lock;
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<String, Template> templates = new HashMap<>();
    private final Map<String, TemplateLock.Pin> pins = new LinkedHashMap<>();

    private record Source(SourceTree tree, TemplateOrigin origin) {}

    private TemplateSources(Builder builder) {
        root = builder.root;
        git = builder.git;
        localRoots = List.copyOf(builder.localRoots);
        lock = builder.lock;
    }

    /**
     * Begins to make one.
     *
     * @param root the folder of the top definition, which relative sources begin at
     */
    public static Builder builder(Path root) {
        return new Builder(root);
    }

    /** The names of the templates that come with Bedrock, for the source {@code builtin}. */
    public static List<String> builtIn() {
        return BuiltInSource.INSTANCE.templates();
    }

    /** Makes them. Not thread-safe. */
    public static final class Builder {
        private final Path root;
        private Optional<GitClient> git = Optional.empty();
        private final List<Path> localRoots = new ArrayList<>();
        private TemplateLock lock = TemplateLock.empty();

        private Builder(Path root) {
            this.root = root.toAbsolutePath().normalize();
        }

        /** How repositories are reached; without it they are not. */
        public Builder git(GitClient client) {
            git = Optional.of(client);
            return this;
        }

        /** A folder below which sources may be folders, besides that of the definitions. */
        public Builder localRoot(Path folder) {
            localRoots.add(folder.toAbsolutePath().normalize());
            return this;
        }

        /** What versions are pinned to; nothing by default. */
        public Builder lock(TemplateLock pinned) {
            lock = pinned;
            return this;
        }

        /** The finder of templates. */
        public TemplateSources build() {
            return new TemplateSources(this);
        }
    }

    /**
     * A template.
     *
     * @throws InvalidInputException when there is none, or it cannot work on its own
     * @throws AccessDeniedException when its source may not be reached
     * @throws dev.bedrock.core.diagnostic.UnavailableException when its source does not answer
     */
    public synchronized Template get(TemplateRequest request) {
        String key = request.source() + "\n" + request.version() + "\n" + request.directory();
        Template known = templates.get(key);
        if (known != null) {
            return known;
        }
        Source source = source(request);
        Template template =
                new TemplateAssembly(source.tree(), source.origin(), request, directory(request)).assemble();
        templates.put(key, template);
        return template;
    }

    /** What the versions that were used are pinned to. */
    public synchronized List<TemplateLock.Pin> pins() {
        return List.copyOf(pins.values());
    }

    private static String directory(TemplateRequest request) {
        List<String> segments = new ArrayList<>(List.of(request.directory().split("/")));
        segments.removeIf(segment -> segment.isEmpty() || segment.equals("."));
        if (segments.contains("..") || request.directory().contains("\\")) {
            throw new InvalidInputException(TemplateCode.TEMPLATE_MISSING.error(
                    "the template '" + request.directory() + "' is no folder below its source", request.location()));
        }
        return String.join("/", segments);
    }

    private Source source(TemplateRequest request) {
        String key = request.source() + "\n" + request.version();
        Source known = sources.get(key);
        if (known != null) {
            return known;
        }
        Source source;
        if (request.source().equals(Deployment.BUILT_IN)) {
            source = new Source(BuiltInSource.INSTANCE, new TemplateOrigin.BuiltIn());
        } else if (request.version().isEmpty() || request.source().startsWith(".")) {
            source = folder(request);
        } else {
            source = repository(request);
        }
        sources.put(key, source);
        return source;
    }

    private Source folder(TemplateRequest request) {
        Path folder;
        try {
            folder = root.resolve(request.source()).normalize();
        } catch (InvalidPathException e) {
            throw new InvalidInputException(
                    TemplateCode.TEMPLATE_MISSING.error("the source is no folder", request.location()), e);
        }
        boolean allowed = folder.startsWith(root) || localRoots.stream().anyMatch(folder::startsWith);
        if (!allowed) {
            throw notAllowed(request);
        }
        FileTree tree = placed(request.location(), () -> FileTree.open(folder));
        boolean stays = inside(tree.root(), root) || localRoots.stream().anyMatch(local -> inside(tree.root(), local));
        if (!stays) {
            throw notAllowed(request);
        }
        return new Source(new FolderSource(tree), new TemplateOrigin.Folder(request.source()));
    }

    /** Whether a folder is where its path says, also when symbolic links are followed. */
    private static boolean inside(Path real, Path root) {
        return real.startsWith(FileTree.open(root).root());
    }

    private static AccessDeniedException notAllowed(TemplateRequest request) {
        return new AccessDeniedException(TemplateCode.FOLDER_NOT_ALLOWED
                .error("the folder '" + request.source() + "' may not be read", request.location())
                .withHint("allow it, or move it below the folder of the definitions"));
    }

    private Source repository(TemplateRequest request) {
        GitClient client = git.orElseThrow(() -> new AccessDeniedException(TemplateCode.NO_GIT.error(
                "the source is a repository, and there is no access to git", request.location())));
        return placed(request.location(), () -> {
            GitRemote remote = client.remote(request.source());
            TemplateLock.Pin pin = pin(remote, request.version());
            pins.put(pin.address() + " " + pin.version(), pin);
            TemplateOrigin origin = new TemplateOrigin.Git(
                    remote.address(),
                    GitSources.withoutCredentials(request.source()),
                    request.version(),
                    pin.commit(),
                    pin.isFloating());
            return new Source(new GitSource(remote.fetch(pin.commit())), origin);
        });
    }

    private TemplateLock.Pin pin(GitRemote remote, String version) {
        Optional<TemplateLock.Pin> pinned = lock.pin(remote.address(), version);
        if (pinned.isPresent()) {
            return pinned.get();
        }
        if (CommitId.isFull(version)) {
            return new TemplateLock.Pin(remote.address(), version, "", new CommitId(version));
        }
        ResolvedReference resolved = remote.resolve(GitReference.of(version));
        return new TemplateLock.Pin(remote.address(), version, resolved.name().orElse(""), resolved.commit());
    }

    private interface Work<T> {
        T get();
    }

    /** Failures that belong to no file are said to be where the definition names the source. */
    private static <T> T placed(SourceLocation location, Work<T> work) {
        try {
            return work.get();
        } catch (BedrockException e) {
            throw Placed.at(location, e);
        }
    }
}
