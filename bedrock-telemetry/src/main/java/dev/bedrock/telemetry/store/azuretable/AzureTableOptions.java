package dev.bedrock.telemetry.store.azuretable;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which table of Azure Storage, and how it is reached.
 *
 * @param account the storage account
 * @param key its key
 * @param table the table
 * @param endpoint the address of the account's tables, by default {@code https://ACCOUNT.table.core.windows.net}
 * @param otherWriters whether tools that write no index rows write to the table, too
 * @param patience how long a request may take
 */
public record AzureTableOptions(
        String account, Secret key, String table, Optional<URI> endpoint, boolean otherWriters, Duration patience) {
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9]{3,24}");
    private static final Pattern TABLE = Pattern.compile("[A-Za-z][A-Za-z0-9]{2,62}");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /**
     * Checks all of them.
     *
     * @throws InvalidInputException if some are not valid; it names each
     */
    public AzureTableOptions {
        List<Problem> problems = new ArrayList<>();
        // The account becomes part of a host name, so that a wrong one could send the signature of the key elsewhere.
        if (!ACCOUNT.matcher(account).matches()) {
            problems.add(invalid("the storage account '" + account + "' is not 3 to 24 small letters and digits"));
        }
        if (!TABLE.matcher(table).matches()) {
            problems.add(invalid("the table '" + table + "' is not a letter and 2 to 62 letters and digits"));
        }
        if (!isBase64(key)) {
            problems.add(invalid("the key of the storage account is not Base64"));
        }
        endpoint.filter(uri -> !isSafe(uri))
                .ifPresent(uri -> problems.add(invalid("the address of the tables is not an https address: "
                        + uri.getScheme() + "://" + uri.getHost())));
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    /** A table that only Bedrock for Java writes to. A request may take 30 seconds. */
    public static AzureTableOptions of(String account, Secret key, String table) {
        return new AzureTableOptions(account, key, table, Optional.empty(), false, Duration.ofSeconds(30));
    }

    /** With another address, such as that of an emulator, which may be an http one on this machine. */
    public AzureTableOptions withEndpoint(URI address) {
        return new AzureTableOptions(account, key, table, Optional.of(address), otherWriters, patience);
    }

    /**
     * For a table that tools write to which make no index rows: the service looks through the whole project for each
     * lookup, as it does for those tools.
     */
    public AzureTableOptions withOtherWriters() {
        return new AzureTableOptions(account, key, table, endpoint, true, patience);
    }

    /** With another time that a request may take. */
    public AzureTableOptions withPatience(Duration time) {
        return new AzureTableOptions(account, key, table, endpoint, otherWriters, time);
    }

    URI address() {
        return endpoint.orElseGet(() -> URI.create("https://" + account + ".table.core.windows.net"));
    }

    private static Problem invalid(String message) {
        return AzureTableCode.INVALID_SETTINGS.error(message);
    }

    private static boolean isBase64(Secret key) {
        try {
            return Base64.getDecoder().decode(key.reveal()).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isSafe(URI uri) {
        boolean loopback = uri.getHost() != null && LOOPBACK.contains(uri.getHost());
        boolean scheme = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && loopback);
        return scheme
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }
}
