package dev.bedrock.telemetry.store.azuretable;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The keys of rows. Those that Azure takes are used as they are, so that existing tables are read and written as they are;
 * a key with a character that it refuses is escaped behind a sign that no key of the original tools begins with.
 *
 * <p>Index rows are rows of the same project, so that they change together with what they are about. They sort behind all
 * deployments and have none of their columns: the original tools neither find them nor read past them.
 */
final class TableKeys {
    /** Behind all letters and digits. */
    static final String INDEX = "~";

    private static final char ESCAPED = '=';
    private static final int LONGEST_VALUE = 200;
    private static final int DIGITS = 17;
    private static final long LATEST = 99_999_999_999_999_999L;

    private TableKeys() {}

    /** The key for a project or the id of a deployment. */
    static String of(String name) {
        boolean plain = !name.isEmpty()
                && name.charAt(0) != ESCAPED
                && name.charAt(0) != INDEX.charAt(0)
                && name.chars().allMatch(TableKeys::isTaken);
        return plain ? name : ESCAPED + escaped(name, false);
    }

    /** The project or the id of a key. */
    static String name(String key) {
        if (key.isEmpty() || key.charAt(0) != ESCAPED) {
            return key;
        }
        StringBuilder name = new StringBuilder();
        for (int i = 1; i < key.length(); i++) {
            if (key.charAt(i) == ESCAPED && i + 4 < key.length()) {
                name.append((char) Integer.parseInt(key.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                name.append(key.charAt(i));
            }
        }
        return name.toString();
    }

    /** What the index rows of all deployments with a value begin with. */
    static String prefix(String column, String value) {
        String text = escaped(value, true);
        return INDEX + column + INDEX + (text.length() > LONGEST_VALUE ? ESCAPED + "h" + hash(value) : text) + INDEX;
    }

    /** Behind all that begins with this. */
    static String end(String prefix) {
        return prefix + INDEX;
    }

    /** The index row of a deployment; the youngest sort first. */
    static String row(String prefix, long storedAt, String id) {
        String age = String.valueOf(LATEST - storedAt);
        return prefix + "0".repeat(DIGITS - age.length()) + age + INDEX + of(id);
    }

    /** The id of the deployment of an index row. */
    static String id(String indexRow, String prefix) {
        return name(indexRow.substring(prefix.length() + DIGITS + 1));
    }

    private static String escaped(String text, boolean strictly) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ESCAPED && c != INDEX.charAt(0) && (strictly ? isPlain(c) : isTaken(c))) {
                escaped.append(c);
            } else {
                escaped.append(ESCAPED).append(String.format("%04X", (int) c));
            }
        }
        return escaped.toString();
    }

    private static boolean isTaken(int c) {
        return c != '/' && c != '\\' && c != '#' && c != '?' && !Character.isISOControl(c);
    }

    private static boolean isPlain(char c) {
        return (c < 0x80 && Character.isLetterOrDigit(c)) || ".:_@+-".indexOf(c) >= 0;
    }

    private static String hash(String value) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
