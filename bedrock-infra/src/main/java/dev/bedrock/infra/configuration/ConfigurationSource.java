package dev.bedrock.infra.configuration;

import dev.bedrock.core.document.Node;
import java.util.List;
import java.util.Optional;

/**
 * Knows the configuration that manifests are made with, such as that of a high level definition. Implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface ConfigurationSource {
    /**
     * A value, with the place that it comes from.
     *
     * @param environments the environments that it is composed for, the most important first
     * @param key its keys, from the top, with dots between them; for that of a component below the top one the names that
     *     lead there and a colon go before, such as {@code web.backend:image.tag}
     * @return empty if there is no such value
     */
    Optional<Node> value(List<String> environments, String key);

    /** Knows nothing. */
    static ConfigurationSource none() {
        return (environments, key) -> Optional.empty();
    }
}
