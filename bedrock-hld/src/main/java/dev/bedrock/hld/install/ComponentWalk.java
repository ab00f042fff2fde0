package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.ComponentReader;
import dev.bedrock.hld.component.SourceMethod;
import dev.bedrock.hld.composition.DefinitionFiles;
import dev.bedrock.hld.composition.SourceScope;
import dev.bedrock.hld.composition.Sources;
import dev.bedrock.hld.lock.SourceRequest;
import dev.bedrock.hld.problem.HldCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Walks from component to component, whatever the configuration disables: what one environment disables, another one needs.
 * What keeps it from going on becomes a problem; what composing a definition will tell, such as misspelt keys, does not.
 * Not thread-safe.
 */
final class ComponentWalk {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_COMPONENTS = 100_000;

    private final FileTree tree;
    private final boolean fetchedAccess;
    private final Consumer<Problem> problems;
    private final DefinitionFiles files;
    private final ComponentReader reader;
    private final Map<String, Optional<Component>> read = new HashMap<>();
    private final Map<String, List<AccessRule>> access = new HashMap<>();
    private int visited;

    ComponentWalk(FileTree tree, Set<String> types, boolean fetchedAccess, Consumer<Problem> problems) {
        this.tree = tree;
        this.fetchedAccess = fetchedAccess;
        this.problems = problems;
        this.files = new DefinitionFiles(tree);
        this.reader = new ComponentReader(types, problem -> {
            if (problem.isError()) {
                problems.accept(problem);
            }
        });
    }

    /** Something that a component on the walk needs. */
    record Want(SourceRequest request, Component component, String path, Visit visit) {}

    /** The component at the top. */
    Optional<Visit> root(String directory) {
        return component(directory, SourceLocation.of(directory.isEmpty() ? "." : directory))
                .map(component -> new Visit(component, directory, "", "", rules(directory, false), null, 0));
    }

    /** What a component needs to be complete, and to go on to its subcomponents. */
    List<Want> wants(Visit visit) {
        List<Want> wants = new ArrayList<>();
        Component own = visit.component();
        if (isRelocated(visit)) {
            return List.of(want(own, own.name(), visit).orElseThrow());
        }
        if (!own.isContainer()) {
            want(own, visit.parent() == null ? own.name() : visit.path(), visit).ifPresent(wants::add);
        }
        for (Component stanza : own.subcomponents()) {
            if (stanza.isContainer()) {
                want(stanza, visit.pathOf(stanza), visit).ifPresent(wants::add);
            }
        }
        return wants;
    }

    /** A git source at the top means that the definition is the component in that repository. */
    private static boolean isRelocated(Visit visit) {
        return visit.parent() == null
                && visit.component().isContainer()
                && visit.component().method() == SourceMethod.GIT;
    }

    private static Optional<Want> want(Component component, String path, Visit visit) {
        return SourceRequest.of(component).map(request -> new Want(request, component, path, visit));
    }

    /**
     * The subcomponents of a component, as far as they can be found.
     *
     * @param fetched the folder of what a stanza wants, empty if it could not be fetched
     */
    Stream<Visit> children(Visit visit, Function<Want, Optional<String>> fetched) {
        if (isRelocated(visit)) {
            return file(visit.component(), visit, "", fetched).stream();
        }
        return visit.component().subcomponents().stream().flatMap(stanza -> child(stanza, visit, fetched).stream());
    }

    private Optional<Visit> child(Component stanza, Visit visit, Function<Want, Optional<String>> fetched) {
        if (++visited > MAX_COMPONENTS || visit.depth() >= MAX_DEPTH) {
            problems.accept(InstallCode.TOO_MANY.error(
                    visited > MAX_COMPONENTS
                            ? "there are more than " + MAX_COMPONENTS + " components"
                            : "components are nested more than " + MAX_DEPTH + " levels deep",
                    visited > MAX_COMPONENTS ? SourceLocation.unknown() : stanza.location()));
            return Optional.empty();
        }
        boolean hasSource = !stanza.source().isEmpty() || !stanza.path().isEmpty();
        if (stanza.isContainer() && (hasSource || stanza.method() != SourceMethod.LOCAL)) {
            return file(stanza, visit, visit.pathOf(stanza), fetched);
        }
        return Optional.of(new Visit(
                stanza,
                visit.directory(),
                visit.home(),
                visit.pathOf(stanza),
                visit.access(),
                visit,
                visit.depth() + 1));
    }

    private Optional<Visit> file(Component stanza, Visit visit, String path, Function<Want, Optional<String>> fetched) {
        Optional<Want> want = want(stanza, path.isEmpty() ? stanza.name() : path, visit);
        Optional<String> folder = want.flatMap(fetched);
        if (want.isPresent() && folder.isEmpty()) {
            return Optional.empty();
        }
        try {
            SourceScope scope = new SourceScope(visit.home(), folder);
            String directory = Sources.componentDirectory(tree, visit.directory(), scope, stanza);
            if (visit.isWithin(directory) && visit.parent() != null) {
                return Optional.empty();
            }
            String home = Sources.home(tree, visit.directory(), scope, stanza);
            List<AccessRule> rules = new ArrayList<>(visit.access());
            rules.addAll(rules(directory, !home.isEmpty()));
            return component(directory, stanza.location())
                    .map(component ->
                            new Visit(component, directory, home, path, List.copyOf(rules), visit, visit.depth() + 1));
        } catch (BedrockException e) {
            e.problems().forEach(problems);
            return Optional.empty();
        }
    }

    private Optional<Component> component(String directory, SourceLocation wantedBy) {
        return read.computeIfAbsent(directory, key -> {
            try {
                List<String> found = files.find(directory).get("component");
                if (found == null) {
                    problems.accept(HldCode.COMPONENT_MISSING.error(
                            "there is no component.yaml in " + (directory.isEmpty() ? "." : directory), wantedBy));
                    return Optional.empty();
                }
                DefinitionFiles.Document document = files.read(found);
                return Optional.of(reader.read(document.node(), document.format()));
            } catch (BedrockException e) {
                e.problems().forEach(problems);
                return Optional.empty();
            }
        });
    }

    private List<AccessRule> rules(String directory, boolean fetched) {
        return access.computeIfAbsent(directory, key -> {
            if (!fetched || fetchedAccess) {
                return AccessFile.read(tree, directory, problems);
            }
            if (AccessFile.exists(tree, directory)) {
                problems.accept(InstallCode.ACCESS_IGNORED.warning(
                        "the access.yaml of a fetched component is not used",
                        SourceLocation.of(AccessFile.path(directory))));
            }
            return List.of();
        });
    }
}
