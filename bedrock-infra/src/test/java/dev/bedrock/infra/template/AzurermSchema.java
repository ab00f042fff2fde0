package dev.bedrock.infra.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the provider azurerm knows, from the type declarations of the npm package {@code @cdktf/provider-azurerm}: a folder for
 * each resource and data source, with an interface for each block and a class for what can be read of it.
 */
final class AzurermSchema {
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern INTERFACE =
            Pattern.compile("export interface (\\w+)([^{]*)\\{(.*?)\\n}", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("readonly (\\w+)(\\??): (\\w*)");
    private static final Pattern CLASS =
            Pattern.compile("export declare class (\\w+) extends cdktf\\.(\\w+) \\{(.*?)\\n}", Pattern.DOTALL);
    private static final Pattern GETTER = Pattern.compile("get (\\w+)\\(\\): (\\w+)");

    private final Path library;
    private final Map<String, Optional<Type>> types = new HashMap<>();

    /** An argument or block: whether it has to be given, and the name of its interface if it is a block. */
    record Field(boolean required, String type) {}

    /** A resource, data source or provider. */
    static final class Type {
        private final Map<String, Map<String, Field>> blocks = new HashMap<>();
        private final Map<String, Map<String, String>> readable = new HashMap<>();
        private String config = "";
        private String main = "";

        Map<String, Field> top() {
            return blocks.getOrDefault(config, Map.of());
        }

        Optional<Map<String, Field>> block(Field field) {
            return Optional.ofNullable(blocks.get(field.type()));
        }

        /** Whether attributes, one in the other, can be read. */
        boolean canRead(Iterable<String> attributes) {
            String type = main;
            for (String attribute : attributes) {
                Map<String, String> getters = readable.get(type);
                if (getters == null) {
                    return true;
                }
                String next = getters.get(attribute);
                if (next == null) {
                    return false;
                }
                type = next.endsWith("List") ? next.substring(0, next.length() - 4) + "OutputReference" : next;
            }
            return true;
        }
    }

    AzurermSchema(Path library) {
        this.library = library;
    }

    Optional<Type> resource(String type) {
        return type(type.substring("azurerm_".length()).replace('_', '-'));
    }

    Optional<Type> dataSource(String type) {
        return type("data-" + type.replace('_', '-'));
    }

    Optional<Type> provider() {
        return type("provider");
    }

    private Optional<Type> type(String folder) {
        return types.computeIfAbsent(folder, name -> {
            Path file = library.resolve(name).resolve("index.d.ts");
            return Files.isRegularFile(file) ? Optional.of(parse(file)) : Optional.empty();
        });
    }

    private static Type parse(Path file) {
        try {
            String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
            Type type = new Type();
            Matcher block = INTERFACE.matcher(text);
            while (block.find()) {
                Map<String, Field> fields = new HashMap<>();
                Matcher field = FIELD.matcher(block.group(3));
                while (field.find()) {
                    fields.put(field.group(1), new Field(field.group(2).isEmpty(), field.group(3)));
                }
                type.blocks.put(block.group(1), fields);
                if (block.group(2).contains("TerraformMetaArguments")
                        || block.group(1).endsWith("ProviderConfig")) {
                    type.config = block.group(1);
                }
            }
            Matcher declared = CLASS.matcher(text);
            while (declared.find()) {
                Map<String, String> getters = new HashMap<>();
                Matcher getter = GETTER.matcher(declared.group(3));
                while (getter.find()) {
                    getters.put(getter.group(1), getter.group(2));
                }
                type.readable.put(declared.group(1), getters);
                if (declared.group(2).startsWith("Terraform")) {
                    type.main = declared.group(1);
                }
            }
            return type;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
