package dev.bedrock.gitops.reconcile;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.gitops.project.HldNames;
import dev.bedrock.gitops.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the components of an application in a high level definition to what its {@code bedrock.yaml} says: a folder for
 * the repository, in it one for each service, in it one for each ring, with the chart and the routes. Thread-safe.
 *
 * <p><b>What is kept.</b> Configuration ({@code config/}), entries of {@code access.yaml}, stanzas and files of others.
 * Only the name of the Kubernetes service is set in the configuration of a ring.
 *
 * <p><b>What is removed.</b> What this made for services and rings that are gone, and nothing else: a file {@code
 * .bedrock-reconcile} in the folder of the repository lists what was made, with hashes. A file that was changed since is
 * kept and told of, but for configuration in which there is nothing but the names that reconcile and image updates write.
 * In a folder without that file, what bedrock-cli made is recognised by its form.
 *
 * <p>A second plan right after the first was applied has no steps. Planning completes a change whose writer was killed,
 * see {@link FileChanges#finish}.
 */
public final class HldReconciler {
    private final FileTree tree;
    private final List<Problem> found;

    private HldReconciler(FileTree tree, List<Problem> found) {
        this.tree = tree;
        this.found = found;
    }

    /**
     * Opens the root of a definition. It may be empty.
     *
     * @throws InvalidInputException if there is no such folder
     */
    public static HldReconciler open(Path definition) {
        FileTree tree = FileTree.open(definition);
        return new HldReconciler(tree, FileChanges.finish(tree.root()));
    }

    /** The root, which the paths of steps are relative to. */
    public Path root() {
        return tree.root();
    }

    /**
     * What has to change. Reads, and writes nothing.
     *
     * @throws InvalidInputException with all that is wrong in {@code bedrock.yaml} and in its way into the definition
     */
    public ReconcilePlan plan(Project project, ReconcileRequest request) {
        String folder = HldNames.of(request.repository());
        HldNames.folderObjection(request.repository()).ifPresent(reason -> {
            throw new InvalidInputException(ReconcileCode.REPOSITORY_NAME.error(
                    "the repository name '" + request.repository() + "' " + reason));
        });
        List<Problem> problems = new ArrayList<>(found);
        problems.addAll(project.problems());
        List<ServicePlan> services = new ServicePlans(request, problems::add).of(project.definition());
        failOnErrors(problems);
        ApplicationFolder application = new ApplicationFolder(tree, folder, request, problems::add);
        List<ReconcileStep> steps = application.steps(services);
        failOnErrors(problems);
        return new ReconcilePlan(root(), steps, Problem.sorted(problems));
    }

    private static void failOnErrors(List<Problem> problems) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw new InvalidInputException(Problem.sorted(errors));
        }
    }
}
