package dev.bedrock.cli.hld;

import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.composition.ComposedComponent;
import dev.bedrock.hld.composition.Composition;
import dev.bedrock.hld.composition.NamespaceSetting;
import dev.bedrock.hld.composition.Origin;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A composition for people: a line for each component, indented by its depth, and below it a line for each value with the
 * environment and place that it comes from.
 */
final class CompositionText {
    private static final int WIDEST_COLUMN = 60;

    private final UnaryOperator<SourceLocation> places;
    private final StringBuilder out = new StringBuilder();

    private CompositionText(UnaryOperator<SourceLocation> places) {
        this.places = places;
    }

    /** The text; places are shown as the function gives them. */
    static String of(Composition composition, UnaryOperator<SourceLocation> places) {
        CompositionText text = new CompositionText(places);
        text.append(composition.root(), "");
        return text.out.toString();
    }

    private void append(ComposedComponent component, String indent) {
        out.append(indent).append(Printable.of(component.name())).append("  ");
        out.append(component.component().type());
        String source = source(component.component());
        if (!source.isEmpty()) {
            out.append("  ").append(Printable.of(source));
        }
        component.config().namespace().ifPresent(this::append);
        out.append('\n');
        component
                .config()
                .values()
                .ifPresent(values ->
                        append(ConfigLeaf.of(values, component.component().parameters()), indent + "    "));
        for (ComposedComponent subcomponent : component.subcomponents()) {
            append(subcomponent, indent + "  ");
        }
    }

    private void append(NamespaceSetting namespace) {
        out.append("  -> namespace ").append(Printable.of(namespace.name()));
        if (namespace.inject()) {
            out.append(", injected");
        }
        out.append("  ").append(shown(namespace.origin()));
    }

    private void append(List<ConfigLeaf> leaves, String indent) {
        List<String> texts = leaves.stream()
                .map(leaf -> Printable.of(leaf.path() + ": " + leaf.value()))
                .toList();
        int width = texts.stream()
                .mapToInt(String::length)
                .filter(length -> length <= WIDEST_COLUMN)
                .max()
                .orElse(0);
        for (int i = 0; i < leaves.size(); i++) {
            String text = texts.get(i);
            out.append(indent).append(text).append(" ".repeat(Math.max(0, width - text.length())));
            out.append("  ").append(shown(leaves.get(i).origin())).append('\n');
        }
    }

    private String shown(Origin origin) {
        SourceLocation place = places.apply(origin.location());
        return origin.environment() + " "
                + Printable.of(SourceLocation.of(place.file(), place.line(), 0).toString());
    }

    private static String source(Component component) {
        String method = component.source().isEmpty() ? "" : component.method().toString();
        String version = component.version().isEmpty() ? "" : "@" + component.version();
        return Stream.of(method, component.source(), component.path(), version)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
