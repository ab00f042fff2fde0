package dev.bedrock.hld.composition;

import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.PathSegments;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.problem.HldCode;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What is wrong with single components, whatever leads to them. Used for one composition. */
final class ComponentChecks {
    private static final int MAX_NAMES_TO_COMPARE = 1_000;

    private final Map<String, Component> outputs = new HashMap<>();
    private final Consumer<Problem> problems;

    ComponentChecks(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** That its name can be one. */
    void name(Component component) {
        PathSegments.nameObjection(component.name())
                .ifPresent(objection -> problems.accept(HldCode.INVALID_NAME
                        .error("the component name '" + component.name() + "' " + objection, component.location())
                        .withHint("use letters, digits and dashes")));
    }

    /** That it has its output for itself: file systems that ignore the case of letters, or how accents are composed, must not lose a file. */
    void output(Component component, String output) {
        if (component.isContainer()) {
            return;
        }
        String folded = Normalizer.normalize(output, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        Component other = outputs.putIfAbsent(folded, component);
        if (other != null) {
            problems.accept(HldCode.DUPLICATE_OUTPUT
                    .error(
                            "'" + component.name() + "' would write " + output + ".yaml, and so would the component at "
                                    + other.location(),
                            component.location())
                    .withHint("give one of them another name"));
        }
    }

    /** That the subcomponents that are configured are there. */
    void subcomponents(Component component, ComponentConfig config) {
        if (config.subcomponents().isEmpty()) {
            return;
        }
        Set<String> names = component.subcomponentNames();
        boolean comparable = names.size() <= MAX_NAMES_TO_COMPARE;
        config.subcomponents().forEach((name, sub) -> {
            if (!names.contains(name)) {
                problems.accept(HldCode.UNKNOWN_SUBCOMPONENT
                        .warning(
                                "'" + component.name() + "' has no subcomponent '" + name
                                        + "', so its configuration has no effect",
                                sub.location())
                        .withHint(comparable ? DidYouMean.hint(name, names) : ""));
            }
        });
    }

    /** That it uses its configuration and its parameters. */
    void use(Component component, ComponentConfig config) {
        if (component.type().equals(Component.STATIC)) {
            config.namespace()
                    .ifPresent(namespace -> problems.accept(HldCode.NO_EFFECT.warning(
                            "static components ignore 'namespace'",
                            namespace.origin().location())));
        }
        boolean unread = component.isContainer() || component.type().equals(Component.STATIC);
        if (component.parameters().declared() && unread) {
            problems.accept(HldCode.NO_EFFECT.warning(
                    "components of type '" + component.type() + "' have no parameters", component.location()));
        }
    }
}
