package dev.bedrock.hld.authoring;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.Severity;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.composition.ComposedComponent;
import dev.bedrock.hld.composition.NamespaceSetting;
import dev.bedrock.hld.composition.Sources;
import java.util.List;
import java.util.function.Consumer;

/**
 * The text of a configuration file for a new environment: the components that can be configured, and below each of them,
 * commented out, the keys that may be set, with their defaults. As it is, the file changes nothing.
 */
final class Scaffold {
    private static final String STEP = "  ";

    private final FileTree tree;
    private final Consumer<Problem> warnings;
    private final StringBuilder out = new StringBuilder();

    private Scaffold(FileTree tree, Consumer<Problem> warnings) {
        this.tree = tree;
        this.warnings = warnings;
    }

    /**
     * The text.
     *
     * @param only the names that lead to the one component that is wanted; all if there are none
     * @param warnings receives what could not be read
     */
    static String of(
            String environment, ComposedComponent root, List<String> only, FileTree tree, Consumer<Problem> warnings) {
        Scaffold scaffold = new Scaffold(tree, warnings);
        scaffold.out.append(
                "# Configuration for the environment '" + environment + "', over that of all environments.\n"
                        + "# Everything that can be set is here with the value that it has by default. To set it, remove the '# '\n"
                        + "# before it, and before the lines that it is in.\n");
        scaffold.component(root, "", only);
        return scaffold.out.toString();
    }

    private void component(ComposedComponent component, String indent, List<String> only) {
        boolean wanted = only.isEmpty();
        if (wanted) {
            settings(component, indent);
        }
        List<ComposedComponent> children = component.subcomponents().stream()
                .filter(child -> wanted || key(child, component).equals(only.get(0)))
                .toList();
        if (children.isEmpty()) {
            return;
        }
        out.append(indent).append("subcomponents:\n");
        List<String> rest = wanted ? List.of() : only.subList(1, only.size());
        for (ComposedComponent child : children) {
            if (!child.component().isContainer()) {
                comment(indent + STEP, describe(child.component()));
            }
            out.append(indent)
                    .append(STEP)
                    .append(ScaffoldValues.key(key(child, component)))
                    .append(":\n");
            component(child, indent + STEP + STEP, rest);
        }
    }

    /** Configuration addresses a component by the name of its stanza, not by that in its own file. */
    static String key(ComposedComponent child, ComposedComponent parent) {
        String path = child.logicalPath();
        return path.equals(parent.logicalPath()) ? child.name() : path.substring(path.lastIndexOf('/') + 1);
    }

    private static String describe(Component component) {
        String place = component.path().isEmpty() ? component.source() : component.path();
        return "type " + component.type() + (place.isEmpty() ? "" : ", " + place);
    }

    private void settings(ComposedComponent component, String indent) {
        Component declared = component.component();
        if (!indent.isEmpty()) {
            comment(indent, "disabled: true");
        }
        if (declared.isContainer() || declared.type().equals(Component.STATIC)) {
            return;
        }
        String namespace =
                component.config().namespace().map(NamespaceSetting::name).orElse("default");
        comment(indent, "namespace: " + namespace);
        comment(indent, "injectNamespace: false");
        String values = values(component);
        if (!values.isEmpty()) {
            comment(indent, "config:");
            values.lines().forEach(line -> comment(indent, STEP + line));
        }
    }

    private String values(ComposedComponent component) {
        String parameters = ScaffoldValues.ofParameters(component.component().parameters());
        if (!component.component().type().equals(Component.HELM)) {
            return parameters;
        }
        try {
            return parameters
                    + ScaffoldValues.ofChart(
                            tree,
                            Sources.chart(tree, component),
                            component.component().parameters().byName().keySet());
        } catch (BedrockException e) {
            e.problems().forEach(problem -> warnings.accept(asWarning(problem)));
            return parameters;
        }
    }

    /** What is wrong with a component does not keep the others from being scaffolded. */
    static Problem asWarning(Problem problem) {
        return new Problem(problem.code(), Severity.WARNING, problem.message(), problem.location(), problem.hint());
    }

    private void comment(String indent, String text) {
        out.append(indent).append(("# " + text).stripTrailing()).append('\n');
    }
}
