package dev.bedrock.cli.infra;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.yaml.YamlPath;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.ComposedComponent;
import dev.bedrock.hld.composition.Composition;
import dev.bedrock.hld.composition.ConfigList;
import dev.bedrock.hld.composition.ConfigMap;
import dev.bedrock.hld.composition.ConfigScalar;
import dev.bedrock.hld.composition.ConfigValue;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.infra.configuration.ConfigurationSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The configuration of a high level definition for infrastructure, composed once for each list of environments. */
final class HldConfiguration implements ConfigurationSource {
    private final Hld hld;
    private final Map<List<String>, Composition> compositions = new ConcurrentHashMap<>();

    HldConfiguration(Path folder) {
        hld = Hld.open(folder);
    }

    @Override
    public Optional<Node> value(List<String> environments, String key) {
        Composition composition = compositions.computeIfAbsent(environments, this::compose);
        HldKey place = HldKey.parse(key);
        Optional<ComposedComponent> component = Optional.of(composition.root());
        for (String name : place.subcomponent()) {
            component = component.flatMap(above -> above.subcomponents().stream()
                    .filter(below -> below.name().equals(name))
                    .findFirst());
        }
        Optional<ConfigValue> value =
                component.flatMap(found -> found.config().values()).map(ConfigValue.class::cast);
        for (YamlPath.Step step : place.path().steps()) {
            value = value.flatMap(inside -> inside(inside, step));
        }
        return value.map(this::node);
    }

    private Composition compose(List<String> environments) {
        try {
            return hld.compose(new Environments(environments)).requireValid();
        } catch (BedrockException e) {
            throw e.withProblems(problem -> problem.at(absolute(problem.location())));
        }
    }

    /** Infrastructure tells places relative to its own folder. */
    private SourceLocation absolute(SourceLocation location) {
        return location.isKnown()
                ? SourceLocation.of(hld.root().resolve(location.file()).toString(), location.line(), location.column())
                : location;
    }

    private static Optional<ConfigValue> inside(ConfigValue value, YamlPath.Step step) {
        if (value instanceof ConfigMap map && step instanceof YamlPath.Key key) {
            return Optional.ofNullable(map.entries().get(key.key()));
        }
        if (value instanceof ConfigList list && step instanceof YamlPath.Index index) {
            return index.index() < list.items().size()
                    ? Optional.of(list.items().get(index.index()))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private Node node(ConfigValue value) {
        if (value instanceof ConfigMap map) {
            return MapNode.of(
                    absolute(map.origin().location()),
                    map.entries().entrySet().stream()
                            .map(entry -> new MapNode.Entry(
                                    entry.getKey(),
                                    absolute(entry.getValue().origin().location()),
                                    node(entry.getValue())))
                            .toList());
        }
        if (value instanceof ConfigList list) {
            return ListNode.of(
                    absolute(list.origin().location()),
                    list.items().stream().map(this::node).toList());
        }
        ConfigScalar scalar = (ConfigScalar) value;
        return ScalarNode.of(
                absolute(scalar.origin().location()),
                scalar.value(),
                scalar.value() == null ? "" : String.valueOf(scalar.value()));
    }
}
