package dev.bedrock.hld.composition;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.SourceMethod;
import dev.bedrock.hld.problem.HldCode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a component's files are. What was fetched without a lock is at the places of Fabrikate. */
public final class Sources {
    private Sources() {}

    /**
     * The folder with the component file that a stanza of type {@code component} leads to.
     *
     * @param tree the files of the definition
     * @param directory the directory that the stanza's paths are relative to
     * @param scope what was fetched for the stanza, and what its paths may not leave
     * @throws AccessDeniedException if it is outside of the tree, or leaves what was fetched
     */
    public static String componentDirectory(FileTree tree, String directory, SourceScope scope, Component stanza) {
        if (stanza.method() == SourceMethod.GIT) {
            String fetched = fetched(tree, directory, scope, "components", stanza);
            return below(tree, fetched, fetched, stanza.path(), stanza);
        }
        String home = scope.home();
        if (stanza.source().isEmpty()) {
            return below(tree, home, directory, stanza.path(), stanza);
        }
        String source = absolute(stanza.source())
                .map(path -> within(home, belowRoot(tree, path, stanza), stanza))
                .orElseGet(() -> below(tree, home, directory, stanza.source(), stanza));
        return below(tree, home, source, stanza.path(), stanza);
    }

    /**
     * The folder of all that was fetched with a component's file, which the paths of the file may not leave.
     *
     * @param scope as for {@link #componentDirectory}
     */
    public static String home(FileTree tree, String directory, SourceScope scope, Component stanza) {
        return stanza.method() == SourceMethod.GIT
                ? fetched(tree, directory, scope, "components", stanza)
                : scope.home();
    }

    /** What is no path at all is left to the tree to explain. */
    private static Optional<Path> absolute(String source) {
        try {
            return Optional.of(Path.of(source)).filter(Path::isAbsolute).map(Path::normalize);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String belowRoot(FileTree tree, Path path, Component stanza) {
        if (!path.startsWith(tree.root())) {
            throw outside(stanza);
        }
        return tree.root().relativize(path).toString().replace('\\', '/');
    }

    /** The chart of a component of type {@code helm}. */
    public static String chart(FileTree tree, ComposedComponent composed) {
        Component component = composed.component();
        SourceScope scope = composed.source();
        return switch (component.method()) {
            case HELM -> fetched(tree, composed.directory(), scope, "helm_repos", component);
            case GIT -> {
                String fetched = fetched(tree, composed.directory(), scope, "helm_repos", component);
                boolean whole = scope.fetched().isEmpty();
                yield whole ? below(tree, fetched, fetched, component.path(), component) : fetched;
            }
            case LOCAL, HTTP -> below(tree, scope.home(), composed.directory(), component.path(), component);
        };
    }

    /** The folder with the files of a component that is no chart, such as one of type {@code static}. */
    public static String manifests(FileTree tree, ComposedComponent composed) {
        Component component = composed.component();
        SourceScope scope = composed.source();
        return switch (component.method()) {
            case HTTP -> fetched(tree, composed.directory(), scope, "components", component);
            case GIT -> {
                String fetched = fetched(tree, composed.directory(), scope, "components", component);
                yield below(tree, fetched, fetched, component.path(), component);
            }
            case LOCAL, HELM -> below(tree, scope.home(), composed.directory(), component.path(), component);
        };
    }

    private static String fetched(
            FileTree tree, String directory, SourceScope scope, String folder, Component component) {
        return scope.fetched()
                .orElseGet(() -> below(tree, scope.home(), directory, folder + "/" + component.name(), component));
    }

    /** A leading slash does not make a path absolute, as in Fabrikate. */
    private static String below(FileTree tree, String home, String directory, String path, Component component) {
        int start = 0;
        while (start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        try {
            return within(home, tree.resolve(directory, path.substring(start)), component);
        } catch (AccessDeniedException e) {
            throw new AccessDeniedException(placed(e, component), e);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(placed(e, component), e);
        }
    }

    private static String within(String home, String path, Component component) {
        if (!home.isEmpty() && !path.equals(home) && !path.startsWith(home + "/")) {
            throw new AccessDeniedException(HldCode.OUTSIDE
                    .error(
                            "'" + component.name() + "' leaves " + home + ", which it was fetched with",
                            component.location())
                    .withHint("a fetched component cannot use the files of others"));
        }
        return path;
    }

    private static List<Problem> placed(BedrockException e, Component component) {
        boolean url = component.isContainer() && component.source().contains("://");
        return e.problems().stream()
                .map(problem -> problem.at(component.location()))
                .map(problem -> url ? problem.withHint("a URL needs 'method: git'") : problem)
                .toList();
    }

    private static AccessDeniedException outside(Component component) {
        return new AccessDeniedException(HldCode.OUTSIDE.error(
                "the source '" + component.source() + "' is outside of the definition", component.location()));
    }
}
