package dev.bedrock.hld.authoring;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.PathSegments;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.composition.DefinitionFiles;
import dev.bedrock.hld.composition.DefinitionRoot;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.generate.Generator;
import dev.bedrock.hld.problem.HldCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Changes the component and configuration files in one folder of a definition. Each change is planned first, and written
 * when the plan is applied; comments, order, line ends and keys that nobody knows stay as they are. Thread-safe.
 *
 * <pre>{@code
 * HldEditor editor = HldEditor.open(Path.of("cluster"));
 * FileChanges edits = editor.add(AddRequest.named("redis").withType("helm").withPath("charts/redis"));
 * edits.toString(); // what would change
 * edits.apply();
 * }</pre>
 *
 * <p>Only YAML is edited: for a definition in JSON, the calls that would write it fail with {@link HldCode#NOT_EDITABLE}.
 * A file that cannot be parsed is never written.
 */
public final class HldEditor {
    private final FileTree tree;
    private final String directory;
    private final Set<String> types;

    private HldEditor(FileTree tree, String directory, Set<String> types) {
        this.tree = tree;
        this.directory = directory;
        this.types = Set.copyOf(types);
    }

    /**
     * Opens a folder, whether or not there is a definition in it yet. No file is written outside of the git repository
     * that it is in, or of the folder itself if it is in none.
     *
     * @throws InvalidInputException if there is no such folder
     */
    public static HldEditor open(Path directory) {
        Path folder = FileTree.open(directory).root();
        FileTree tree = FileTree.open(DefinitionRoot.of(folder));
        String relative = tree.root().relativize(folder).toString().replace('\\', '/');
        Set<String> types = new HashSet<>(Set.of(Component.HELM, Component.STATIC));
        ServiceLoader.load(Generator.class).forEach(generator -> types.add(generator.type()));
        return new HldEditor(tree, relative, types);
    }

    /** With more types that added components may have, beside the built-in ones and those of installed generators. */
    public HldEditor withTypes(Set<String> more) {
        Set<String> all = new HashSet<>(types);
        all.addAll(more);
        return new HldEditor(tree, directory, all);
    }

    /** The directory that the paths of edits and the places of problems are relative to. */
    public Path root() {
        return tree.root();
    }

    /**
     * A new definition: a component file, configuration for all environments, and lines of {@code .gitignore} for what is
     * fetched and generated.
     *
     * @throws ConflictException if there is a component file already
     */
    public FileChanges init(String name) {
        PathSegments.nameObjection(name).ifPresent(objection -> {
            throw new InvalidInputException(
                    HldCode.INVALID_NAME.error("the component name '" + name + "' " + objection));
        });
        List<String> found = find("", "component");
        if (!found.isEmpty()) {
            throw new ConflictException(HldCode.FILE_EXISTS.error(
                    "'" + found.get(0) + "' exists already", SourceLocation.of(found.get(0))));
        }
        List<FileChange> edits = new ArrayList<>();
        edits.add(new NewDefinition(tree).ignored(path(".gitignore")));
        edits.add(NewDefinition.component(path("component.yaml"), name));
        if (find("config", Environments.COMMON).isEmpty()) {
            edits.add(NewDefinition.config(path("config/common.yaml")));
        }
        return new FileChanges(root(), edits, List.of());
    }

    /**
     * Adds a stanza to the component file, behind the others. If there is one of that name, only the fields that are given
     * are changed.
     *
     * @throws InvalidInputException if there is no component file, it cannot be edited there, or the stanza could not be
     *     used
     */
    public FileChanges add(AddRequest request) {
        EditableFile file = component();
        List<Problem> warnings = new ArrayList<>();
        String after = new Stanzas(file, types).add(request, warnings::add);
        return new FileChanges(root(), List.of(file.edit(after)), warnings);
    }

    /**
     * Removes stanzas from the component file.
     *
     * @throws InvalidInputException if there is no component file, it cannot be edited there, or has not all of the names
     */
    public FileChanges remove(List<String> names) {
        EditableFile file = component();
        return new FileChanges(root(), List.of(file.edit(new Stanzas(file, types).remove(names))), List.of());
    }

    /**
     * Sets configuration for an environment; missing mappings on the way, and the file, are added. That a subcomponent
     * does not exist is a warning.
     *
     * @throws InvalidInputException if there is no component file, the configuration cannot be edited there, or has new
     *     keys that are not wanted
     */
    public FileChanges set(SetRequest request) {
        requireComponent();
        List<String> found = find("config", request.environment());
        EditableFile file = found.isEmpty()
                ? EditableFile.missing(path("config/" + request.environment() + ".yaml"))
                : EditableFile.open(tree, DefinitionFiles.single(found));
        String after = new ConfigEdit(file, request.subcomponent()).set(request.assignments(), request.newKeys());
        boolean changes = !after.equals(file.text());
        List<Problem> warnings = new SubcomponentWalk(tree)
                .objection(directory, request.subcomponent()).stream().toList();
        return new FileChanges(root(), changes ? List.of(file.edit(after)) : List.of(), warnings);
    }

    private EditableFile component() {
        return EditableFile.open(tree, DefinitionFiles.single(requireComponent()));
    }

    private List<String> requireComponent() {
        List<String> found = find("", "component");
        if (found.isEmpty()) {
            throw new InvalidInputException(HldCode.COMPONENT_MISSING
                    .error("there is no component.yaml in " + (directory.isEmpty() ? "." : directory))
                    .withHint("'hld init NAME' makes one"));
        }
        return found;
    }

    private List<String> find(String folder, String name) {
        String place = folder.isEmpty() ? directory : path(folder);
        return new DefinitionFiles(tree).find(place).getOrDefault(name, List.of());
    }

    private String path(String file) {
        return directory.isEmpty() ? file : directory + "/" + file;
    }
}
