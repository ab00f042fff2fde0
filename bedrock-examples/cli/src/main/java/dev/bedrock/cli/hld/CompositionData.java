package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.ProblemData;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.Parameters;
import dev.bedrock.hld.composition.ComposedComponent;
import dev.bedrock.hld.composition.Composition;
import dev.bedrock.hld.composition.ConfigMap;
import dev.bedrock.hld.composition.NamespaceSetting;
import dev.bedrock.hld.composition.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A composition as plain data, for JSON and YAML. */
final class CompositionData {
    static final String SCHEMA = "bedrock.dev/hld-show/v1";

    private final UnaryOperator<SourceLocation> places;

    private CompositionData(UnaryOperator<SourceLocation> places) {
        this.places = places;
    }

    /**
     * A document whose form the schema fixes: fields may be added, none changes its meaning. Places are as the function
     * gives them.
     */
    static Map<String, Object> of(Composition composition, UnaryOperator<SourceLocation> places) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", SCHEMA);
        document.put("environments", composition.environments().names());
        document.put("component", new CompositionData(places).of(composition.root()));
        return document;
    }

    private Map<String, Object> of(ComposedComponent composed) {
        Component component = composed.component();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", component.name());
        data.put("type", component.type());
        data.put("method", component.method().toString());
        putUnlessEmpty(data, "source", component.source());
        putUnlessEmpty(data, "path", component.path());
        putUnlessEmpty(data, "version", component.version());
        putUnlessEmpty(data, "branch", component.branch());
        data.put(
                "directory",
                places.apply(SourceLocation.of(composed.directory())).file());
        data.put("outputPath", composed.outputPath());
        composed.config().namespace().ifPresent(namespace -> data.put("namespace", of(namespace)));
        composed.config().values().ifPresent(values -> {
            data.put("values", ConfigLeaf.data(values, component.parameters()));
            data.put("origins", origins(values, component.parameters()));
        });
        List<ComposedComponent> subcomponents = composed.subcomponents();
        if (!subcomponents.isEmpty()) {
            data.put("subcomponents", subcomponents.stream().map(this::of).toList());
        }
        return data;
    }

    private Map<String, Object> of(NamespaceSetting namespace) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", namespace.name());
        data.put("inject", namespace.inject());
        data.put("except", namespace.exceptKinds().stream().sorted().toList());
        data.put("origin", of(namespace.origin()));
        return data;
    }

    private Map<String, Object> origins(ConfigMap values, Parameters parameters) {
        Map<String, Object> origins = new LinkedHashMap<>();
        ConfigLeaf.of(values, parameters).forEach(leaf -> origins.put(leaf.path(), of(leaf.origin())));
        return origins;
    }

    private Map<String, Object> of(Origin origin) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("environment", origin.environment());
        ProblemData.putLocation(data, places.apply(origin.location()));
        return data;
    }

    private static void putUnlessEmpty(Map<String, Object> data, String key, String value) {
        if (!value.isEmpty()) {
            data.put(key, value);
        }
    }
}
