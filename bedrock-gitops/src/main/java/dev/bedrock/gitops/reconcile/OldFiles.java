package dev.bedrock.gitops.reconcile;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises what bedrock-cli generated, which keeps no record, by place and form: a file counts only if there is nothing
 * in it that bedrock-cli would not have written.
 */
final class OldFiles {
    private static final Pattern COMPONENT = Pattern.compile("([^/]+/){0,2}component\\.yaml");
    private static final Pattern STATIC = Pattern.compile("[^/]+/[^/]+/static/(ingress-route|middlewares)\\.yaml");
    private static final Pattern CONFIG = Pattern.compile("([^/]+/){0,2}config/common\\.yaml");
    private static final String TRAEFIK = "traefik.containo.us/v1alpha1";

    private OldFiles() {}

    /**
     * Whether bedrock-cli made a file.
     *
     * @param path its path in the folder of the application
     */
    static boolean recognises(String path, String text) {
        if (text.contains("#")) {
            return false;
        }
        if (COMPONENT.matcher(path).matches()) {
            return isComponent(text);
        }
        if (STATIC.matcher(path).matches()) {
            return isStatic(text, path.endsWith("middlewares.yaml") ? "Middleware" : "IngressRoute");
        }
        return CONFIG.matcher(path).matches() && isGeneratedConfig(text);
    }

    /** Whether configuration has nothing but what reconcile and image updates write. */
    static boolean isGeneratedConfig(String text) {
        if (text.isBlank()) {
            return true;
        }
        return !text.contains("#")
                && read(text)
                        .filter(root -> only(root, Set.of("subcomponents")))
                        .flatMap(root -> ((MapNode) root).get("subcomponents"))
                        .filter(components -> only(components, Set.of("chart")))
                        .flatMap(components -> ((MapNode) components).get("chart"))
                        .filter(chart -> only(chart, Set.of("config")))
                        .flatMap(chart -> ((MapNode) chart).get("config"))
                        .filter(config -> only(config, Set.of("serviceName", "image")))
                        .flatMap(config ->
                                ((MapNode) config).get("image").or(() -> ((MapNode) config).get("serviceName")))
                        .filter(image -> image instanceof ScalarNode || only(image, Set.of("repository", "tag")))
                        .isPresent();
    }

    private static boolean isComponent(String text) {
        return read(text)
                .filter(root -> only(root, Set.of("name", "type", "subcomponents")))
                .flatMap(root -> ((MapNode) root).get("subcomponents"))
                .filter(ListNode.class::isInstance)
                .map(list -> ((ListNode) list)
                        .items().stream().allMatch(item -> item instanceof MapNode stanza && isStanza(stanza)))
                .orElse(false);
    }

    private static boolean isStanza(MapNode stanza) {
        String name = ComponentText.field(stanza, "name");
        String type = ComponentText.field(stanza, "type");
        boolean known = only(stanza, Set.of("name", "type", "source", "method", "path", "version", "branch"));
        boolean local = ComponentText.field(stanza, "path").equals("./" + name)
                && Set.of("component", "static").contains(type);
        return known && (local || (name.equals("chart") && type.equals("helm")));
    }

    private static boolean isStatic(String text, String kind) {
        try {
            List<Node> documents = YamlReader.defaults().readAll("", text);
            return !documents.isEmpty()
                    && documents.stream()
                            .allMatch(document -> only(document, Set.of("apiVersion", "kind", "metadata", "spec"))
                                    && ComponentText.field((MapNode) document, "apiVersion")
                                            .equals(TRAEFIK)
                                    && ComponentText.field((MapNode) document, "kind")
                                            .equals(kind));
        } catch (BedrockException noYaml) {
            return false;
        }
    }

    private static boolean only(Node node, Set<String> keys) {
        return node instanceof MapNode map && map.entries().stream().allMatch(entry -> keys.contains(entry.key()));
    }

    private static Optional<Node> read(String text) {
        try {
            return YamlReader.defaults().verbatimKeys().readFirst("", text);
        } catch (BedrockException noYaml) {
            return Optional.empty();
        }
    }
}
