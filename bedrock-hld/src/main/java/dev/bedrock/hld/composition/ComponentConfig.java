package dev.bedrock.hld.composition;

import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a component: the content of one configuration file, or several of them merged. Immutable.
 */
public final class ComponentConfig {
    private static final ComponentConfig EMPTY = new ComponentConfig(null, null, null, Map.of());

    private final @Nullable ConfigMap values;
    private final @Nullable NamespaceSetting namespace;
    private final @Nullable DisabledSetting disabled;
    private final Map<String, Sub> subcomponents;

    /**
     * The entry of a subcomponent.
     *
     * @param location where its name stands, in the highest layer that has it
     * @param config its configuration
     */
    record Sub(SourceLocation location, ComponentConfig config) {}

    /** A configuration that now owns the map of subcomponents. */
    ComponentConfig(
            @Nullable ConfigMap values,
            @Nullable NamespaceSetting namespace,
            @Nullable DisabledSetting disabled,
            Map<String, Sub> subcomponents) {
        this.values = values;
        this.namespace = namespace;
        this.disabled = disabled;
        this.subcomponents = Collections.unmodifiableMap(subcomponents);
    }

    /** No configuration. */
    public static ComponentConfig empty() {
        return EMPTY;
    }

    /** The values that its chart gets: {@code config}. */
    public Optional<ConfigMap> values() {
        return Optional.ofNullable(values);
    }

    /** Its namespace: {@code namespace} and {@code injectNamespace}. */
    public Optional<NamespaceSetting> namespace() {
        return Optional.ofNullable(namespace);
    }

    /** What the highest layer that speaks of it says of {@code disabled}. */
    public Optional<DisabledSetting> disabled() {
        return Optional.ofNullable(disabled);
    }

    /** Whether the component and all in it are left out. */
    public boolean isDisabled() {
        return disabled != null && disabled.disabled();
    }

    /** What it says of a subcomponent, empty configuration if nothing. */
    public ComponentConfig subcomponent(String name) {
        Sub sub = subcomponents.get(name);
        return sub == null ? EMPTY : sub.config();
    }

    /** The same with other values. */
    ComponentConfig withValues(ConfigMap newValues) {
        return new ComponentConfig(newValues, namespace, disabled, subcomponents);
    }

    Map<String, Sub> subcomponents() {
        return subcomponents;
    }

    @Nullable
    ConfigMap valuesOrNull() {
        return values;
    }

    @Nullable
    NamespaceSetting namespaceOrNull() {
        return namespace;
    }

    @Nullable
    DisabledSetting disabledOrNull() {
        return disabled;
    }
}
