package dev.bedrock.cli.deployment;

import dev.bedrock.cli.host.UserConfig;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.core.secret.SecretReferences;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.azuretable.AzureTableCode;
import dev.bedrock.telemetry.store.azuretable.AzureTableOptions;
import dev.bedrock.telemetry.store.azuretable.AzureTableStore;
import dev.bedrock.telemetry.store.embedded.EmbeddedStore;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the deployments are: what the command line says, then the section {@code introspection} of {@code
 * bedrock-config.yaml} in the directory or of {@code ~/.bedrock/config.yaml}, and otherwise a file in the directory.
 */
final class StoreSettings {
    private static final String FILE = "deployments.db";
    private static final String PARTITION = "default";

    /** What Azure needs, by the names in the configuration. */
    private static final List<String> AZURE = List.of("account_name", "key", "table_name", "partition_key");

    private final CliContext context;
    private final StoreArguments arguments;

    StoreSettings(CliContext context, StoreArguments arguments) {
        this.context = context;
        this.arguments = arguments;
    }

    DeploymentStore open() {
        Map<String, Secret> settings = configured();
        boolean azure =
                AZURE.subList(0, 3).stream().anyMatch(name -> arguments.given().containsKey(name));
        if (arguments.file().isPresent()) {
            return embedded(arguments.file().get(), settings);
        }
        if (!azure && !settings.containsKey("account_name")) {
            return embedded(setting(settings, "file").orElse(FILE), settings);
        }
        arguments.given().forEach((name, value) -> settings.put(name, Secret.of(value)));
        return azure(settings);
    }

    private DeploymentStore embedded(String file, Map<String, Secret> settings) {
        String partition = Optional.ofNullable(arguments.given().get("partition_key"))
                .or(() -> setting(settings, "partition_key"))
                .orElse(PARTITION);
        return EmbeddedStore.open(context.resolve(Path.of(file)), partition);
    }

    private static DeploymentStore azure(Map<String, Secret> settings) {
        List<Problem> missing = AZURE.stream()
                .filter(name -> setting(settings, name).isEmpty())
                .map(name -> AzureTableCode.INVALID_SETTINGS
                        .error("the table of deployments lacks its " + name)
                        .withHint("give " + StoreArguments.option(name) + ", or introspection.azure." + name
                                + " in bedrock-config.yaml"))
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidInputException(missing);
        }
        AzureTableOptions options = AzureTableOptions.of(
                setting(settings, "account_name").orElse(""),
                settings.getOrDefault("key", Secret.of("")),
                setting(settings, "table_name").orElse(""));
        if (setting(settings, "endpoint").isPresent()) {
            options = options.withEndpoint(uri(setting(settings, "endpoint").get()));
        }
        if (setting(settings, "other_writers").filter("true"::equals).isPresent()) {
            options = options.withOtherWriters();
        }
        return AzureTableStore.open(options, setting(settings, "partition_key").orElse(""));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidInputException(
                    List.of(AzureTableCode.INVALID_SETTINGS.error("the address of the tables is no URL")), e);
        }
    }

    private static Optional<String> setting(Map<String, Secret> settings, String name) {
        return Optional.ofNullable(settings.get(name)).map(Secret::reveal).filter(value -> !value.isBlank());
    }

    private Map<String, Secret> configured() {
        Map<String, Secret> settings = new LinkedHashMap<>();
        Optional<Node> root = UserConfig.read(context).document();
        List<Problem> problems = new ArrayList<>();
        Optional<MapNode> introspection =
                root.flatMap(node -> map(node, problems)).flatMap(map -> section(map, "introspection", problems));
        for (String kind : List.of("embedded", "azure")) {
            introspection
                    .flatMap(map -> section(map, kind, problems))
                    .ifPresent(values -> collect(values, settings, problems));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return settings;
    }

    private static Optional<MapNode> section(MapNode parent, String name, List<Problem> problems) {
        return parent.get(name).flatMap(node -> map(node, problems));
    }

    /** Settings that are not understood must not end in records at another place. */
    private static Optional<MapNode> map(Node node, List<Problem> problems) {
        if (node instanceof MapNode map) {
            return Optional.of(map);
        }
        if (!(node instanceof ScalarNode scalar && scalar.isNull())) {
            problems.add(AzureTableCode.INVALID_SETTINGS.error("these settings are no map", node.location()));
        }
        return Optional.empty();
    }

    private void collect(MapNode values, Map<String, Secret> settings, List<Problem> problems) {
        for (MapNode.Entry entry : values.entries()) {
            if (!(entry.value() instanceof ScalarNode scalar)) {
                problems.add(AzureTableCode.INVALID_SETTINGS.error(
                        "the setting '" + entry.key() + "' is no text", entry.keyLocation()));
            } else if (!scalar.isNull()) {
                try {
                    settings.put(
                            entry.key(),
                            SecretReferences.resolve(scalar.text(), context.variables(), scalar.location()));
                } catch (InvalidInputException e) {
                    problems.addAll(e.problems());
                }
            }
        }
    }
}
