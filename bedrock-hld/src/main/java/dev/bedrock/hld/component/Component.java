package dev.bedrock.hld.component;

import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A component as it is written: the top of a component file, or a stanza of its {@code subcomponents}.
 *
 * @param name its name; for a stanza also the key by which configuration addresses it; empty if not given
 * @param type what it consists of: {@code component} (the default), {@code helm}, {@code static}, {@code template} or the
 *     type of another generator
 * @param method where its source is, {@link SourceMethod#LOCAL} by default
 * @param source a path, a URL or a chart repository, as the method asks for; empty if not given
 * @param path the path inside of the source; empty if not given
 * @param version the commit, tag or chart version; empty if not given
 * @param branch the branch of a git source; empty for the remote's default
 * @param hooks shell commands by the name of the hook, in the order of the file
 * @param parameters the configuration that it takes, as far as it says so
 * @param environments the environments that a stanza is limited to; none if it is for all
 * @param dependsOn the components that must be applied before it
 * @param subcomponents its stanzas, in the order of the file
 * @param location where it stands
 */
public record Component(
        String name,
        String type,
        SourceMethod method,
        String source,
        String path,
        String version,
        String branch,
        Map<Hook, List<String>> hooks,
        Parameters parameters,
        List<NameReference> environments,
        List<NameReference> dependsOn,
        List<Component> subcomponents,
        SourceLocation location) {
    /** The type of components that consist of other components. */
    public static final String CONTAINER = "component";

    /** The type of components that are Helm charts. */
    public static final String HELM = "helm";

    /** The type of components that are files with manifests. */
    public static final String STATIC = "static";

    /** The type of components that are templates of manifests. */
    public static final String TEMPLATE = "template";

    /** Keeps copies. */
    public Component {
        hooks = Map.copyOf(hooks);
        environments = List.copyOf(environments);
        dependsOn = List.copyOf(dependsOn);
        subcomponents = List.copyOf(subcomponents);
    }

    /** Whether it only contains other components and renders nothing itself. */
    public boolean isContainer() {
        return type.equals(CONTAINER);
    }

    /** The commands of a hook, none if it has no such hook. */
    public List<String> commands(Hook hook) {
        return hooks.getOrDefault(hook, List.of());
    }

    /** The names of its stanzas. */
    public Set<String> subcomponentNames() {
        return subcomponents.stream().map(Component::name).collect(Collectors.toSet());
    }

    /** The same component under another name. */
    public Component withName(String newName) {
        return new Component(
                newName,
                type,
                method,
                source,
                path,
                version,
                branch,
                hooks,
                parameters,
                environments,
                dependsOn,
                subcomponents,
                location);
    }

    /** What a stanza leads to: this component, of which the stanza says what must be applied before it. */
    public Component reachedBy(Component stanza) {
        if (stanza.dependsOn.isEmpty()) {
            return this;
        }
        List<NameReference> all = new ArrayList<>(stanza.dependsOn);
        all.addAll(dependsOn);
        return new Component(
                name,
                type,
                method,
                source,
                path,
                version,
                branch,
                hooks,
                parameters,
                environments,
                all,
                subcomponents,
                location);
    }
}
