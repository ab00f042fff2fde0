package dev.bedrock.gitops.project;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlEditor;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.core.file.FileTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A change of a project while it is planned: the files as they will be. Not thread-safe, used once. */
final class ProjectChange {
    private final FileTree tree;
    private final List<ProjectPipelines> pipelines;
    private final List<Problem> said;
    private final Set<Problem> known;
    /** What the files are to be; empty for those that are removed. */
    private final Map<String, Optional<String>> after = new LinkedHashMap<>();

    ProjectChange(FileTree tree, List<ProjectPipelines> pipelines, List<Problem> said) {
        this.tree = tree;
        this.pipelines = pipelines;
        this.said = new ArrayList<>(said);
        this.known = errors(text(ProjectReader.FILE).orElse("")).collect(Collectors.toSet());
    }

    /** The text of a file with the change so far. */
    Optional<String> text(String path) {
        if (after.containsKey(path)) {
            return after.get(path);
        }
        return tree.isFile(path) ? Optional.of(tree.readString(path)) : Optional.empty();
    }

    void write(String path, String text) {
        after.put(path, Optional.of(text));
    }

    /** Writes a file unless there is one, whatever is in it. */
    void writeIfMissing(String path, String text) {
        if (text(path).isEmpty()) {
            write(path, text);
        }
    }

    void delete(String path) {
        after.put(path, Optional.empty());
    }

    /** Changes {@code bedrock.yaml}. */
    void edit(UnaryOperator<YamlEditor> change) {
        edit(ProjectReader.FILE, change);
    }

    void edit(String path, UnaryOperator<YamlEditor> change) {
        YamlEditor editor = YamlEditor.of(path, text(path).orElse("")).verbatimKeys();
        write(path, change.apply(editor).text());
    }

    /** {@code bedrock.yaml} with the change so far. */
    Node document() {
        return ProjectReader.document(text(ProjectReader.FILE).orElse(""));
    }

    /** What {@code bedrock.yaml} says with the change so far, as far as it can be understood. */
    ProjectDefinition definition() {
        return ProjectReader.read(text(ProjectReader.FILE).orElse(""), problem -> {});
    }

    void say(Problem problem) {
        said.add(problem);
    }

    /** The systems whose pipelines the project has, or the first one if it has none. */
    List<ProjectPipelines> pipelinesInUse() {
        List<ProjectPipelines> used = pipelines.stream()
                .filter(system -> system.ofProject(definition()).stream()
                        .anyMatch(file -> text(file.path()).isPresent()))
                .toList();
        return used.isEmpty() ? pipelines.stream().limit(1).toList() : used;
    }

    List<ProjectPipelines> pipelines() {
        return pipelines;
    }

    /**
     * The plan, pipelines included.
     *
     * @throws InvalidInputException if the change would make {@code bedrock.yaml} wrong
     */
    FileChanges result() {
        List<Problem> introduced = errors(text(ProjectReader.FILE).orElse(""))
                .filter(problem -> !known.contains(problem))
                .toList();
        if (!introduced.isEmpty()) {
            throw new InvalidInputException(introduced);
        }
        refreshPipelines();
        List<FileChange> changes = new ArrayList<>();
        after.forEach((path, text) -> {
            Optional<String> before = tree.isFile(path) ? Optional.of(tree.readString(path)) : Optional.empty();
            if (!before.equals(text)) {
                changes.add(new FileChange(path, before, text));
            }
        });
        return new FileChanges(tree.root(), changes, said);
    }

    /** Errors by what is wrong; lines move when a file changes, and a plan has no lines yet. */
    private static Stream<Problem> errors(String text) {
        List<Problem> problems = new ArrayList<>();
        ProjectReader.read(text, problems::add);
        return problems.stream()
                .filter(Problem::isError)
                .map(problem -> problem.at(SourceLocation.of(ProjectReader.FILE)));
    }

    private void refreshPipelines() {
        ProjectDefinition definition = definition();
        for (ProjectPipelines system : pipelines) {
            system.ofProject(definition).forEach(this::refresh);
            definition.services().forEach(service -> system.ofService(definition, service)
                    .forEach(this::refresh));
        }
    }

    private void refresh(PipelineFile file) {
        text(file.path()).ifPresent(text -> write(file.path(), file.refresh(text)));
    }
}
