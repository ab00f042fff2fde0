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

/** Where a component's files are. The places of fetched sources are those of Fabrikate. */
public final class Sources {
    private Sources() {}

    /**
     * The folder with the component file that a stanza of type {@code component} leads to.
     *
     * @param tree the files of the definition
     * @param directory the directory that the stanza's paths are relative to
     * @throws AccessDeniedException if it is outside of the tree
     */
    public static String componentDirectory(FileTree tree, String directory, Component stanza) {
        if (stanza.method() == SourceMethod.GIT) {
            return below(tree, fetched(tree, directory, "components", stanza), stanza.path(), stanza);
        }
        if (stanza.source().isEmpty()) {
            return below(tree, directory, stanza.path(), stanza);
        }
        String source = absolute(stanza.source())
                .map(path -> belowRoot(tree, path, stanza))
                .orElseGet(() -> below(tree, directory, stanza.source(), stanza));
        return below(tree, source, stanza.path(), stanza);
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
        return switch (component.method()) {
            case HELM -> fetched(tree, composed.directory(), "helm_repos", component);
            case GIT ->
                below(tree, fetched(tree, composed.directory(), "helm_repos", component), component.path(), component);
            case LOCAL, HTTP -> below(tree, composed.directory(), component.path(), component);
        };
    }

    /** The folder with the files of a component of type {@code static}. */
    public static String manifests(FileTree tree, ComposedComponent composed) {
        Component component = composed.component();
        return switch (component.method()) {
            case HTTP -> fetched(tree, composed.directory(), "components", component);
            case GIT ->
                below(tree, fetched(tree, composed.directory(), "components", component), component.path(), component);
            case LOCAL, HELM -> below(tree, composed.directory(), component.path(), component);
        };
    }

    private static String fetched(FileTree tree, String directory, String folder, Component component) {
        return below(tree, directory, folder + "/" + component.name(), component);
    }

    /** A leading slash does not make a path absolute, as in Fabrikate. */
    private static String below(FileTree tree, String directory, String path, Component component) {
        int start = 0;
        while (start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        try {
            return tree.resolve(directory, path.substring(start));
        } catch (AccessDeniedException e) {
            throw new AccessDeniedException(placed(e, component), e);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(placed(e, component), e);
        }
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
