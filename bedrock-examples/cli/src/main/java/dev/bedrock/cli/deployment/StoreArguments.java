package dev.bedrock.cli.deployment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What command lines say of the store. */
interface StoreArguments {
    /** The file of an embedded store. */
    Optional<String> file();

    /** The settings that are given, by the names that they have in the configuration. */
    Map<String, String> given();

    /** Those that are. */
    static Map<String, String> given(
            @Nullable String account, @Nullable String key, @Nullable String table, @Nullable String partition) {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "account_name", account);
        put(given, "key", key);
        put(given, "table_name", table);
        put(given, "partition_key", partition);
        return given;
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null) {
            given.put(name, value);
        }
    }

    /** The option for a setting. */
    static String option(String setting) {
        return switch (setting) {
            case "account_name" -> "--name";
            case "key" -> "--access-key";
            case "table_name" -> "--table-name";
            default -> "--partition-key";
        };
    }
}
