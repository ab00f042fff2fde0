package dev.bedrock.cli.deployment;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the store, without the letters that the original's {@code create} has for them. */
final class StoreOptions implements StoreArguments {
    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "A file with the deployments. Default: what the configuration says, else deployments.db.")
    private @Nullable String file;

    @Option(names = "--name", paramLabel = "ACCOUNT", description = "The storage account, for a table of Azure.")
    private @Nullable String account;

    @Option(names = "--access-key", paramLabel = "KEY", description = "The key of the storage account.")
    private @Nullable String key;

    @Option(names = "--table-name", paramLabel = "TABLE", description = "The table in the storage account.")
    private @Nullable String table;

    @Option(names = "--partition-key", paramLabel = "PROJECT", description = "The project, a part of the table.")
    private @Nullable String partition;

    @Override
    public Optional<String> file() {
        return Optional.ofNullable(file);
    }

    @Override
    public Map<String, String> given() {
        return StoreArguments.given(account, key, table, partition);
    }
}
