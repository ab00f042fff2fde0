package dev.bedrock.gitops.project;

import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An application repository with a {@code bedrock.yaml}. It is read once, and nothing is ever written by reading. Immutable
 * and thread-safe.
 */
public final class Project {
    private final Path root;
    private final ProjectDefinition definition;
    private final List<Problem> problems;

    private Project(Path root, ProjectDefinition definition, List<Problem> problems) {
        this.root = root;
        this.definition = definition;
        this.problems = problems;
    }

    /**
     * Reads the project in a folder.
     *
     * @throws InvalidInputException if there is none, or {@code bedrock.yaml} is no YAML
     */
    public static Project open(Path directory) {
        FileTree tree = FileTree.open(directory);
        if (!tree.isFile(ProjectReader.FILE)) {
            throw missing();
        }
        List<Problem> problems = new ArrayList<>();
        ProjectDefinition definition = ProjectReader.read(tree.readString(ProjectReader.FILE), problems::add);
        return new Project(tree.root(), definition, Problem.sorted(problems));
    }

    static InvalidInputException missing() {
        return new InvalidInputException(ProjectCode.PROJECT_MISSING
                .error("there is no bedrock.yaml", SourceLocation.of(ProjectReader.FILE))
                .withHint("'bedrock project init' makes one"));
    }

    /** The folder, which the places of problems are relative to. */
    public Path root() {
        return root;
    }

    /** What the file says, as far as it can be understood. */
    public ProjectDefinition definition() {
        return definition;
    }

    /** All that is wrong or suspicious, by place. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * What the file says, if nothing is wrong with it.
     *
     * @throws InvalidInputException with all errors
     */
    public ProjectDefinition validDefinition() {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return definition;
    }

    /**
     * The display name of the service in a folder, however the path is written.
     *
     * @throws InvalidInputException if there is no service, or it has no display name
     */
    public String displayName(String path) {
        Service service = service(path);
        return service.displayName()
                .orElseThrow(() -> new InvalidInputException(ProjectCode.SERVICE_NOT_NAMED.error(
                        "the service in '" + path + "' has no displayName", service.location())));
    }

    /**
     * The folder of a definition that a reconcile makes for a service in a ring, such as {@code shop/web/main}.
     *
     * @param repository the name of this repository, as its host knows it
     * @param path the folder of the service, however it is written
     * @param ring the branch
     * @throws InvalidInputException if there is no such service or ring
     */
    public String hldPath(String repository, String path, String ring) {
        Ring found = definition
                .ring(ring)
                .orElseThrow(() -> new InvalidInputException(ProjectCode.RING_UNKNOWN
                        .error("there is no ring '" + ring + "'", SourceLocation.of(ProjectReader.FILE))
                        .withHint(DidYouMean.hint(
                                ring,
                                definition.rings().stream().map(Ring::name).toList()))));
        return HldNames.of(repository) + "/" + service(path).hldName() + "/" + found.hldName();
    }

    private Service service(String path) {
        return definition
                .serviceAt(path)
                .orElseThrow(() -> new InvalidInputException(ProjectCode.SERVICE_UNKNOWN
                        .error("there is no service in '" + path + "'", SourceLocation.of(ProjectReader.FILE))
                        .withHint(DidYouMean.hint(
                                path,
                                definition.services().stream()
                                        .map(Service::path)
                                        .toList()))));
    }
}
