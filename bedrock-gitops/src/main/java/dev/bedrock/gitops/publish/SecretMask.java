package dev.bedrock.gitops.publish;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.hld.manifest.ManifestObject;
import dev.bedrock.hld.manifest.ManifestParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows two versions of a file of manifests without the values of Kubernetes secrets, but with whether they have changed.
 * Text that is not understood is not shown, because nobody knows what is in it.
 */
final class SecretMask {
    private static final String MASK = "***";
    private static final String UNREADABLE = "# not shown, because it is not YAML with Kubernetes objects\n";
    private static final Set<String> VALUES = Set.of("data", "stringData");
    /** Has a copy of the whole object. */
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> others;
    private final String ending;

    private SecretMask(Map<String, String> others, String ending) {
        this.others = others;
        this.ending = ending;
    }

    /**
     * The two versions.
     *
     * @param before the old text
     * @param after the new text
     */
    record Shown(String before, String after) {}

    static Shown of(String path, String before, String after) {
        SecretMask old = new SecretMask(new HashMap<>(), "");
        SecretMask next = new SecretMask(new HashMap<>(), "");
        old.mask(path, before);
        next.mask(path, after);
        return new Shown(
                new SecretMask(next.values, " (before)").mask(path, before),
                new SecretMask(old.values, " (after)").mask(path, after));
    }

    private String mask(String path, String text) {
        List<Problem> problems = new ArrayList<>();
        StringBuilder shown = new StringBuilder();
        try {
            for (ManifestObject object : new ManifestParser(problems::add).parse(path, text)) {
                shown.append("---\n").append(mask(object));
            }
        } catch (BedrockException notUnderstood) {
            return UNREADABLE;
        }
        return problems.isEmpty() ? shown.toString() : UNREADABLE;
    }

    private String mask(ManifestObject object) {
        Map<String, @Nullable Object> data = object.content().toData();
        Object masked = walk(data, object.id().toString());
        return Objects.equals(masked, data)
                ? object.text()
                : YamlWriter.defaults().withInsertionOrder().write(masked);
    }

    /** Also finds the secrets in a list, or in the template of another object. */
    private @Nullable Object walk(@Nullable Object node, String place) {
        if (node instanceof Map<?, ?> map) {
            boolean secret = "Secret".equals(map.get("kind"));
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                String below = place + "/" + key;
                boolean hidden = (secret && VALUES.contains(String.valueOf(key))) || key.equals(LAST_APPLIED);
                copy.put(key, hidden ? hide(value, below) : walk(value, below));
            });
            return copy;
        }
        if (node instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                copy.add(walk(list.get(i), place + "/" + i));
            }
            return copy;
        }
        return node;
    }

    private @Nullable Object hide(@Nullable Object value, String place) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, hide(each, place + "/" + key)));
            return copy;
        }
        String text = String.valueOf(value);
        values.put(place, text);
        String other = others.get(place);
        return other == null || other.equals(text) ? MASK : MASK + ending;
    }
}
