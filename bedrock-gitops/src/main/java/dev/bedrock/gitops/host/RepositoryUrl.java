package dev.bedrock.gitops.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.InvalidInputException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a repository is, by any of the ways to write it: {@code https://host/path}, {@code ssh://user@host/path}, {@code
 * user@host:path} or {@code host/path}. User names and passwords are left out. Immutable.
 *
 * @param host the host, in lower case, without user and port
 * @param port the port, -1 for the usual one
 * @param scheme {@code https}, {@code http} or {@code ssh}
 * @param path the segments of the path, decoded
 */
public record RepositoryUrl(String host, int port, String scheme, List<String> path) {
    private static final Pattern URL = Pattern.compile(
            "(?:(https?|ssh)://)?(?:[^/@]*@)?([A-Za-z0-9._-]+)(?::([0-9]{1,5}))?/(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCP = Pattern.compile("(?:[^/@:]*@)?([A-Za-z0-9._-]+):([^:/].*)");
    private static final int LONGEST = 2048;
    private static final int LARGEST_PORT = 65535;

    /** Keeps a copy. */
    public RepositoryUrl {
        path = List.copyOf(path);
    }

    /**
     * Reads an address.
     *
     * @throws InvalidInputException when it is none; a password in it is not in the message
     */
    public static RepositoryUrl parse(String address) {
        String text = address.strip();
        if (text.length() > LONGEST || text.startsWith("-") || text.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw invalid(text, "is too long, begins with '-', or has blanks or control characters");
        }
        Matcher url = URL.matcher(text);
        boolean schemeless = !text.contains("://");
        if (url.matches() && !(schemeless && SCP.matcher(text).matches())) {
            String scheme = url.group(1) == null ? "https" : url.group(1).toLowerCase(Locale.ROOT);
            if (schemeless && !url.group(2).contains(".")) {
                throw invalid(text, "names no host");
            }
            int port = url.group(3) == null ? -1 : Integer.parseInt(url.group(3));
            boolean usual = port == (scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : 22);
            if (port == 0 || port > LARGEST_PORT) {
                throw invalid(text, "has a port that does not exist");
            }
            return new RepositoryUrl(host(text, url.group(2)), usual ? -1 : port, scheme, segments(text, url.group(4)));
        }
        Matcher scp = SCP.matcher(text);
        if (schemeless && scp.matches()) {
            return new RepositoryUrl(host(text, scp.group(1)), -1, "ssh", segments(text, scp.group(2)));
        }
        throw invalid(text, "is neither https://host/path nor ssh://user@host/path nor user@host:path");
    }

    /** The last segment of the path, without {@code .git}. */
    public String name() {
        return withoutSuffix(path.get(path.size() - 1));
    }

    /** The path, without {@code .git}. */
    public String fullName() {
        return withoutSuffix(String.join("/", path));
    }

    /** The scheme, host and port of the pages of the host for people; {@code https} for an address for ssh. */
    public String webOrigin() {
        return scheme.equals("ssh") ? "https://" + host : scheme + "://" + host + (port < 0 ? "" : ":" + port);
    }

    private static String withoutSuffix(String name) {
        return name.endsWith(".git") && name.length() > 4 ? name.substring(0, name.length() - 4) : name;
    }

    private static String host(String text, String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.startsWith(".") || lower.startsWith("-") || lower.endsWith(".") || lower.contains("..")) {
            throw invalid(text, "has a host name that is none");
        }
        return lower;
    }

    private static List<String> segments(String text, String path) {
        String trimmed = path.replaceAll("^/+|/+$", "");
        if (trimmed.isEmpty() || trimmed.contains("?") || trimmed.contains("#")) {
            throw invalid(text, "has no path, or a query or fragment");
        }
        List<String> segments = Arrays.stream(trimmed.split("/", -1))
                .map(segment -> decode(text, segment))
                .toList();
        for (String segment : segments) {
            boolean unsafe = segment.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '/' || c == '\\');
            if (segment.isBlank() || unsafe || segment.equals(".") || segment.equals("..")) {
                throw invalid(text, "has a path with an empty, relative or unprintable segment");
            }
        }
        return segments;
    }

    private static String decode(String text, String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid(text, "has a malformed escape");
        }
    }

    /** What stands before an at sign may be a secret. */
    private static InvalidInputException invalid(String text, String why) {
        String shown = text.indexOf('@') < 0 ? text : "..." + text.substring(text.lastIndexOf('@'));
        String cut = shown.length() > 200 ? shown.substring(0, 200) + "..." : shown;
        return new InvalidInputException(
                HostCode.URL_INVALID.error("the address '" + cut + "' of a repository " + why));
    }

    /** {@code host/path}. */
    @Override
    public String toString() {
        return host + (port < 0 ? "" : ":" + port) + "/" + fullName();
    }
}
