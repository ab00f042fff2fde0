package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.file.ExclusiveLock;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.progress.ProgressListener;
import dev.bedrock.core.secret.CredentialProvider;
import dev.bedrock.hld.generate.ComponentHooks;
import dev.bedrock.hld.lock.LockFile;
import dev.bedrock.hld.lock.TreeFolders;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Installs the remote components of a definition. Immutable and thread-safe.
 *
 * <p>Level by level: the components that are known say what they want, that is fetched, each remote once and several at a
 * time, and what was fetched says what else is wanted. The lock is written when everything is there, and only then is
 * removed what is no longer used. When something fails, the lock is as it was, and complete trees that were fetched stay
 * for the next time.
 */
public final class Installer {
    private static final String WAITING = "another installation is at work in this folder";

    private final FileTree tree;
    private final String directory;
    private final Set<String> types;
    private final Remotes remotes;
    private final ComponentHooks hooks;
    private final ProgressListener progress;

    /**
     * Who is asked, and with what.
     *
     * @param sources the kinds of sources, the most important first
     * @param policy which remotes may be talked to
     * @param credentials who knows credentials that no access file names
     * @param sshAgent the socket of an ssh agent that has keys for git
     * @param variables where access files find their tokens
     */
    public record Remotes(
            List<ComponentSource> sources,
            RemotePolicy policy,
            CredentialProvider credentials,
            Optional<Path> sshAgent,
            EnvironmentVariables variables) {}

    /**
     * An installer for a definition.
     *
     * @param tree the files of the definition
     * @param directory the folder of the component at the top
     * @param types the types of components that can be rendered
     * @param hooks what runs the hooks, if they are allowed
     */
    public Installer(
            FileTree tree,
            String directory,
            Set<String> types,
            Remotes remotes,
            ComponentHooks hooks,
            ProgressListener progress) {
        this.tree = tree;
        this.directory = directory;
        this.types = Set.copyOf(types);
        this.remotes = remotes;
        this.hooks = hooks;
        this.progress = progress;
    }

    /** What is to be done: only to install, to move pins, to put all into the repository. */
    public sealed interface Task {
        /** Installs what the lock says, and locks what is new. */
        record Install() implements Task {}

        /**
         * Moves pins, too.
         *
         * @param names names or paths of the components whose pins are moved; all if there are none
         */
        record Update(Collection<String> names) implements Task {}

        /** Puts what is fetched where it is committed with the definition. */
        record Vendor() implements Task {}
    }

    /**
     * Does a task.
     *
     * @throws InvalidInputException with all problems, if something is wrong with the definition, the lock, or what was
     *     fetched
     * @throws UnavailableException if remotes cannot be reached, or the work is interrupted
     * @throws BedrockException as the sources do; if several fail, with all problems
     */
    public Installation run(Task task, InstallOptions options) {
        TreeFolders folders = new TreeFolders(directory);
        // A symbolic link that leads out of the definition is refused here.
        Path home = tree.exists(folders.home())
                ? tree.locate(folders.home())
                : tree.root().resolve(folders.home());
        return ExclusiveLock.holding(
                home, "lock", options.patience(), () -> progress.waiting(WAITING), () -> alone(task, options, folders));
    }

    private Installation alone(Task task, InstallOptions options, TreeFolders folders) {
        Optional<LockFile> lock = LockFile.read(tree, directory);
        TreeStore store = new TreeStore(tree, folders, task instanceof Task.Vendor);
        store.prepare();
        return new InstallRun(this, lock, store, task, options).run();
    }

    static UnavailableException interrupted() {
        return new UnavailableException(
                InstallCode.INTERRUPTED.error("the installation was interrupted", SourceLocation.unknown()));
    }

    FileTree tree() {
        return tree;
    }

    String directory() {
        return directory;
    }

    Set<String> types() {
        return types;
    }

    Remotes remotes() {
        return remotes;
    }

    ComponentHooks hooks() {
        return hooks;
    }

    ProgressListener progress() {
        return progress;
    }
}
