package dev.bedrock.infra.generate;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.AtomicFile;
import dev.bedrock.infra.template.TemplateLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What generating would do for some deployments, as it was when the plan was made. Immutable.
 *
 * <p>Applying writes nothing unless all deployments can be written. The folder of each is replaced at once; of several folders
 * some can be new and others old if the program is stopped in between.
 */
public final class GeneratePlan {
    private static final int WRITERS = 8;

    private final Path root;
    private final List<TargetFolder> folders;
    private final Optional<TemplateLock> lock;

    GeneratePlan(Path root, List<TargetFolder> folders, Optional<TemplateLock> lock) {
        this.root = root;
        this.folders = List.copyOf(folders);
        this.lock = lock;
    }

    /** The deployments, in the order that they were asked for. */
    public List<DeploymentPlan> deployments() {
        return folders.stream().map(TargetFolder::plan).toList();
    }

    /** All that is wrong or odd, each once. */
    public List<Problem> problems() {
        return Problem.sorted(folders.stream()
                .flatMap(folder -> folder.plan().problems().stream())
                .toList());
    }

    /** Whether {@link #apply} would do it. */
    public boolean isApplicable() {
        return !Problem.anyError(problems());
    }

    /**
     * Writes the folders, and the lock file.
     *
     * @throws InvalidInputException when there are errors among the problems; nothing is written
     * @throws ConflictException when files were changed by hand and would be changed, or folders have changed since the plan
     *     was made; nothing is written. Also when a folder could not be replaced, each as it is told; the others are new
     */
    public void apply() {
        List<Problem> errors = problems().stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            boolean conflicts = errors.stream()
                    .allMatch(problem -> problem.code().equals(GenerateCode.CHANGED_BY_BOTH.id())
                            || problem.code().equals(GenerateCode.FILE_IN_THE_WAY.id()));
            throw conflicts ? new ConflictException(errors) : new InvalidInputException(errors);
        }
        for (TargetFolder folder : folders) {
            if (folder.hasChanged()) {
                throw new ConflictException(GenerateCode.PLAN_OUTDATED.error(
                        "the folder has changed since the plan was made",
                        SourceLocation.of(folder.plan().target().toString())));
            }
        }
        lock.ifPresent(pins -> AtomicFile.inside(root, TemplateLock.FILE).write(pins.text()));
        writeAll();
    }

    /** Most of the time passes until files are on the disk, so several folders are written at a time. */
    private void writeAll() {
        ExecutorService writers = Executors.newFixedThreadPool(Math.max(1, Math.min(WRITERS, folders.size())));
        try {
            List<CompletableFuture<Void>> written = folders.stream()
                    .map(folder -> CompletableFuture.runAsync(folder::write, writers))
                    .toList();
            List<Problem> failures = new ArrayList<>();
            for (CompletableFuture<Void> folder : written) {
                try {
                    folder.join();
                } catch (CompletionException e) {
                    if (!(e.getCause() instanceof BedrockException failure)) {
                        throw e;
                    }
                    failures.addAll(failure.problems());
                }
            }
            if (!failures.isEmpty()) {
                throw new ConflictException(failures);
            }
        } finally {
            writers.shutdown();
        }
    }
}
