package dev.bedrock.gitops.project;

import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.yaml.YamlPath;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.core.file.FileTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Changes the files of a project: {@code bedrock.yaml}, {@code maintainers.yaml} and the pipelines that depend on them.
 * Each change is planned first and written when the plan is applied, all files together; comments, order and keys that
 * nobody knows stay as they are. A call for what is so already plans nothing. Thread-safe.
 *
 * <pre>{@code
 * ProjectEditor editor = ProjectEditor.open(Path.of("shop"));
 * FileChanges changes = editor.createRing("qa");
 * changes.toString(); // what would change
 * changes.apply();
 * }</pre>
 *
 * <p>Opening completes a change whose writer was killed, see {@link FileChanges#finish}.
 */
public final class ProjectEditor {
    private static final YamlPath RINGS = YamlPath.of("rings");
    private static final YamlPath GROUPS = YamlPath.of("variableGroups");

    private final FileTree tree;
    private final List<ProjectPipelines> pipelines;
    private final List<Problem> found;

    private ProjectEditor(FileTree tree, List<ProjectPipelines> pipelines, List<Problem> found) {
        this.tree = tree;
        this.pipelines = List.copyOf(pipelines);
        this.found = found;
    }

    /**
     * Opens a folder, whether or not there is a project in it yet.
     *
     * @throws InvalidInputException if there is no such folder
     */
    public static ProjectEditor open(Path directory) {
        FileTree tree = FileTree.open(directory);
        return new ProjectEditor(tree, List.of(), FileChanges.finish(tree.root()));
    }

    /**
     * With the pipelines of some CI systems. Those that the project has are kept up to date; new services get those of the
     * systems that the project uses, or of the first one if it uses none yet.
     */
    public ProjectEditor withPipelines(List<ProjectPipelines> systems) {
        return new ProjectEditor(tree, systems, found);
    }

    /** The folder, which the paths of changes and the places of problems are relative to. */
    public Path root() {
        return tree.root();
    }

    /**
     * A new project. Files that are there already stay as they are.
     *
     * @throws InvalidInputException if the default ring cannot be one
     */
    public FileChanges init(ProjectInit init) {
        BranchNames.objection(init.defaultRing())
                .or(() -> HldNames.folderObjection(init.defaultRing()))
                .ifPresent(reason -> {
                    throw invalidName("ring", init.defaultRing(), reason);
                });
        ProjectChange change = new ProjectChange(tree, pipelines, found);
        new NewProject(init).into(change);
        return change.result();
    }

    /**
     * Adds a service with its build pipeline and a {@code Dockerfile}, or changes the given fields of the one with this
     * name.
     *
     * @throws InvalidInputException if there is no project, or the service could not be used
     */
    public FileChanges createService(ServiceRequest request) {
        HldNames.objectNameObjection(request.name()).ifPresent(reason -> {
            throw invalidName("service", request.name(), reason);
        });
        ServiceChecks.pathObjection(request.path()).ifPresent(reason -> {
            throw new InvalidInputException(
                    ProjectCode.SERVICE_PATH.error("the path '" + request.path() + "' " + reason));
        });
        ProjectChange change = existing();
        new ServiceEdit(change).create(request);
        return change.result();
    }

    /**
     * Removes a service from the project, and its build pipeline unless somebody has changed it. The folder of the service
     * stays.
     *
     * @throws InvalidInputException if there is no such service
     */
    public FileChanges deleteService(String name) {
        ProjectChange change = existing();
        new ServiceEdit(change).delete(name);
        return change.result();
    }

    /**
     * Adds a ring.
     *
     * @throws InvalidInputException if the name cannot be a branch, or becomes the same folder as that of another ring
     */
    public FileChanges createRing(String name) {
        BranchNames.objection(name).or(() -> HldNames.folderObjection(name)).ifPresent(reason -> {
            throw invalidName("ring", name, reason);
        });
        ProjectChange change = existing();
        if (change.definition().ring(name).isPresent()) {
            change.say(
                    ProjectCode.ALREADY_THERE.note("the ring '" + name + "' is there already", location(change, name)));
        } else {
            change.edit(editor -> editor.set(RINGS.key(name), Map.of()));
        }
        return change.result();
    }

    /**
     * Removes a ring.
     *
     * @throws InvalidInputException if there is no such ring, or it is the default
     */
    public FileChanges deleteRing(String name) {
        ProjectChange change = existing();
        Ring ring = require(change, name);
        if (ring.isDefault()) {
            throw new InvalidInputException(ProjectCode.RING_IS_DEFAULT
                    .error("'" + name + "' is the default ring", ring.location())
                    .withHint("make another ring the default first: 'bedrock ring set-default'"));
        }
        change.edit(editor -> editor.remove(RINGS.key(name)));
        return change.result();
    }

    /**
     * Makes a ring the default, and all others not.
     *
     * @throws InvalidInputException if there is no such ring
     */
    public FileChanges setDefaultRing(String name) {
        ProjectChange change = existing();
        require(change, name);
        for (Ring ring : change.definition().rings()) {
            YamlPath isDefault = RINGS.key(ring.name()).key("isDefault");
            if (ring.name().equals(name) && !ring.isDefault()) {
                change.edit(editor -> editor.set(isDefault, true));
            } else if (!ring.name().equals(name)) {
                change.edit(editor -> editor.remove(isDefault));
            }
        }
        return change.result();
    }

    /**
     * Adds a group of pipeline variables to the project and to its pipelines.
     *
     * @throws InvalidInputException if there is no project, or the name is blank
     */
    public FileChanges appendVariableGroup(String name) {
        if (name.isBlank()) {
            throw invalidName("variable group", name, "is blank");
        }
        ProjectChange change = existing();
        if (!change.definition().variableGroups().contains(name)) {
            change.edit(editor -> editor.append(GROUPS, name));
        }
        return change.result();
    }

    private ProjectChange existing() {
        if (!tree.isFile(ProjectReader.FILE)) {
            throw Project.missing();
        }
        return new ProjectChange(tree, pipelines, found);
    }

    private static SourceLocation location(ProjectChange change, String ring) {
        return require(change, ring).location();
    }

    private static Ring require(ProjectChange change, String name) {
        return change.definition()
                .ring(name)
                .orElseThrow(() -> new InvalidInputException(ProjectCode.RING_UNKNOWN
                        .error("there is no ring '" + name + "'", SourceLocation.of(ProjectReader.FILE))
                        .withHint(DidYouMean.hint(
                                name,
                                change.definition().rings().stream()
                                        .map(Ring::name)
                                        .toList()))));
    }

    private static InvalidInputException invalidName(String kind, String name, String reason) {
        return new InvalidInputException(
                ProjectCode.NAME_INVALID.error("the " + kind + " name '" + name + "' " + reason));
    }
}
