package dev.bedrock.cli.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.core.secret.SecretReferences;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.StoreCode;
import dev.bedrock.telemetry.store.azuretable.AzureTableCode;
import dev.bedrock.telemetry.store.azuretable.AzureTableOptions;
import dev.bedrock.telemetry.store.azuretable.AzureTableStore;
import dev.bedrock.telemetry.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
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
        Optional<Path> file = file();
        if (file.isEmpty()) {
            return settings;
        }
        String name = context.shown(file.get());
        Optional<Node> root = YamlReader.defaults().readFirst(name, read(file.get()));
        root.flatMap(node -> child(node, "introspection")).ifPresent(introspection -> {
            List<Problem> problems = new ArrayList<>();
            for (String section : List.of("embedded", "azure")) {
                child(introspection, section).ifPresent(values -> collect(values, settings, problems));
            }
            if (!problems.isEmpty()) {
                throw new InvalidInputException(problems);
            }
        });
        return settings;
    }

    private Optional<Path> file() {
        List<Path> places = new ArrayList<>(List.of(context.resolve(Path.of("bedrock-config.yaml"))));
        context.variables().get("HOME").ifPresent(home -> places.add(Path.of(home, ".bedrock", "config.yaml")));
        return places.stream().filter(Files::isRegularFile).findFirst();
    }

    private String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UnavailableException(
                    StoreCode.UNAVAILABLE.error("the configuration " + context.shown(file) + " cannot be read"), e);
        }
    }

    private static Optional<Node> child(Node node, String key) {
        return node instanceof MapNode map ? map.get(key) : Optional.empty();
    }

    private void collect(Node values, Map<String, Secret> settings, List<Problem> problems) {
        if (values instanceof MapNode map) {
            for (MapNode.Entry entry : map.entries()) {
                if (entry.value() instanceof ScalarNode scalar && !scalar.isNull()) {
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
}
