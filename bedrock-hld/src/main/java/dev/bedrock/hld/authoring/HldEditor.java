package dev.bedrock.hld.authoring;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.PathSegments;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.DocumentFormat;
import dev.bedrock.hld.composition.ComposedComponent;
import dev.bedrock.hld.composition.Composer;
import dev.bedrock.hld.composition.Composition;
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
 * <p>A file keeps its format, YAML, JSON or HCL, and a new configuration file has that of the component file. A file that
 * cannot be parsed is never written.
 */
public final class HldEditor {
    /** What keeps components from being read. */
    private static final Set<String> NOT_THERE = Set.of(
            HldCode.NOT_INSTALLED.id(),
            HldCode.COMPONENT_MISSING.id(),
            HldCode.OUTSIDE.id(),
            HldCode.UNKNOWN_TYPE.id());

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
        Set<String> types = new HashSet<>(Set.of(Component.HELM, Component.STATIC, Component.TEMPLATE));
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
        String component = DefinitionFiles.single(requireComponent());
        List<String> found = find("config", request.environment());
        EditableFile file = found.isEmpty()
                ? EditableFile.missing(path("config/" + request.environment() + suffix(component)))
                : EditableFile.open(tree, DefinitionFiles.single(found));
        String after = new ConfigEdit(file, request.subcomponent()).set(request.assignments(), request.newKeys());
        boolean changes = !after.equals(file.text());
        List<Problem> warnings = new SubcomponentWalk(tree)
                .objection(directory, request.subcomponent()).stream().toList();
        return new FileChanges(root(), changes ? List.of(file.edit(after)) : List.of(), warnings);
    }

    /**
     * Converts the component and configuration files in the folder, and in all folders of the definition below it, to
     * another format. What they say is the same afterwards, in every environment.
     *
     * @throws InvalidInputException with all problems, if there is no component file, a file cannot be read, or one cannot
     *     be written in the other format without a change of what it says
     */
    public FormatConversion convert(DocumentFormat target) {
        requireComponent();
        List<Problem> problems = new ArrayList<>();
        FormatConverter converter = new FormatConverter(tree, target, problems::add);
        List<FormatConversion.ConvertedFile> files = new ArrayList<>();
        List<Problem> errors = new ArrayList<>();
        for (String path : new DefinitionWalk(tree).files(directory)) {
            try {
                if (!DefinitionFiles.isIn(path, target)) {
                    files.add(converter.convert(path));
                }
            } catch (BedrockException e) {
                errors.addAll(e.problems());
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return new FormatConversion(root(), files, problems);
    }

    /**
     * A configuration file for a new environment, in which everything that can be set is commented out with its default:
     * the parameters of components, and the values of their charts with the comments of {@code values.yaml} and the
     * descriptions of {@code values.schema.json}. As it is written, it changes nothing. What could not be read, such as
     * components that are not fetched yet, is left out with a warning.
     *
     * @param subcomponent the one component that is wanted, by the names that lead to it with dots between them; empty for
     *     all
     * @throws ConflictException if the environment has a file already
     * @throws InvalidInputException if the name cannot be one, or there is no such component
     */
    public FileChanges scaffold(String environment, String subcomponent) {
        Environments environments = Environments.of(environment);
        List<String> found = find("config", environment);
        if (!found.isEmpty()) {
            throw new ConflictException(HldCode.FILE_EXISTS.error(
                    "'" + found.get(0) + "' exists already", SourceLocation.of(found.get(0))));
        }
        requireComponent();
        List<Problem> warnings = new ArrayList<>();
        Composition composition = Composer.compose(tree, directory, environments, types);
        composition.problems().stream()
                .filter(problem -> NOT_THERE.contains(problem.code()))
                .map(Scaffold::asWarning)
                .forEach(warnings::add);
        List<String> only = subcomponent.isEmpty() ? List.of() : new AssignmentParser(subcomponent).names();
        requireComponent(composition.root(), only);
        String text = Scaffold.of(environment, composition.root(), only, tree, warnings::add);
        FileChange change =
                EditableFile.missing(path("config/" + environment + ".yaml")).edit(text);
        return new FileChanges(root(), List.of(change), warnings);
    }

    private static void requireComponent(ComposedComponent root, List<String> names) {
        ComposedComponent place = root;
        for (String name : names) {
            ComposedComponent parent = place;
            place = parent.subcomponents().stream()
                    .filter(child -> Scaffold.key(child, parent).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException(HldCode.NO_SUCH_COMPONENT
                            .error(
                                    "there is no subcomponent '" + name + "'",
                                    parent.component().location())
                            .withHint(DidYouMean.hint(
                                    name,
                                    parent.subcomponents().stream()
                                            .map(child -> Scaffold.key(child, parent))
                                            .toList()))));
        }
    }

    private static String suffix(String file) {
        return file.substring(file.lastIndexOf('.'));
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
