package dev.bedrock.cli.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.core.secret.SecretReferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the user has set once for all commands, in {@code bedrock-config.yaml} of the folder or in {@code
 * ~/.bedrock/config.yaml}, as bedrock-cli has it. A value may name
 * environment variables, such as <code>${env:TOKEN}</code>; those of values that nobody asks for need not be set.
 */
public final class UserConfig {
    private final Optional<Node> document;
    private final EnvironmentVariables variables;

    private UserConfig(Optional<Node> document, EnvironmentVariables variables) {
        this.document = document;
        this.variables = variables;
    }

    /**
     * Reads the file, if there is one.
     *
     * @throws InvalidInputException if it is no YAML
     * @throws UnavailableException if it cannot be read
     */
    public static UserConfig read(CliContext context) {
        List<Path> places = new ArrayList<>(List.of(context.resolve(Path.of("bedrock-config.yaml"))));
        context.variables().get("HOME").ifPresent(home -> places.add(Path.of(home, ".bedrock", "config.yaml")));
        Optional<Node> document = places.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .flatMap(file -> YamlReader.defaults().readFirst(context.shown(file), text(context, file)));
        return new UserConfig(document, context.variables());
    }

    private static String text(CliContext context, Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UnavailableException(
                    CoreCode.FILE_UNAVAILABLE.error("cannot be read", SourceLocation.of(context.shown(file))), e);
        }
    }

    /** All of it; empty if there is no file, or nothing in it. */
    public Optional<Node> document() {
        return document;
    }

    /** A setting, by the keys that lead to it. */
    public Optional<String> text(String... keys) {
        return secret(keys).map(Secret::reveal);
    }

    /**
     * A setting that nobody must see.
     *
     * @throws InvalidInputException if it names an environment variable that is not set
     */
    public Optional<Secret> secret(String... keys) {
        Optional<Node> found = document;
        for (String key : keys) {
            found = found.filter(MapNode.class::isInstance).flatMap(node -> ((MapNode) node).get(key));
        }
        return found.filter(ScalarNode.class::isInstance)
                .filter(node -> !((ScalarNode) node).text().isBlank())
                .map(node -> SecretReferences.resolve(((ScalarNode) node).text(), variables, node.location()));
    }
}
