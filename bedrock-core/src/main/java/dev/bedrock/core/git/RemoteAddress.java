package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a repository in one form for each: without user name and password, with scheme and host in lower case,
 * without the port that the scheme implies and without slashes at the end.
 *
 * @param uri the address; {@code user@host:path} becomes {@code ssh://host/~/path} or, if the path is absolute, {@code
 *     ssh://host/path}
 * @param user who logs in by ssh, empty for the other schemes and when none is given
 * @param credential what the given address said about user and password
 */
record RemoteAddress(URI uri, String user, Optional<Credential> credential) {
    private static final Set<String> NETWORK = Set.of("https", "http", "ssh");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*", Pattern.DOTALL);
    private static final Pattern SCP = Pattern.compile("(?:([^@/:]+)@)?([^@/:]+):([^:].*)");
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_])?|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.@+-]*");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*");
    private static final int LONGEST = 2048;

    /**
     * Reads an address.
     *
     * @throws InvalidInputException when it is none, or could be taken for something else; passwords are not in the message
     */
    static RemoteAddress parse(String text) {
        if (text.isBlank() || text.length() > LONGEST || text.startsWith("-") || hasUnprintable(text)) {
            throw invalid(text, "is empty, too long, begins with '-', or has control characters");
        }
        Matcher scheme = SCHEME.matcher(text);
        if (scheme.matches()) {
            String name = scheme.group(1).toLowerCase(Locale.ROOT);
            if (NETWORK.contains(name)) {
                return ofUrl(text, name);
            }
            if (name.equals("file")) {
                return ofFileUrl(text);
            }
            throw invalid(text, "has a scheme that is not known");
        }
        boolean windows = Path.of("").getFileSystem().getSeparator().equals("\\");
        if (text.startsWith("/") || (windows && DRIVE.matcher(text).matches())) {
            return ofPath(text, text);
        }
        Matcher scp = SCP.matcher(text);
        if (scp.matches() && !text.contains("::") && !text.contains("://")) {
            String user = scp.group(1) == null ? "" : scp.group(1);
            String path = scp.group(3);
            return ofSsh(text, user, scp.group(2), -1, path.startsWith("/") ? path : "/~/" + path);
        }
        throw invalid(text, "is neither a URL, user@host:path nor an absolute path");
    }

    boolean isLocal() {
        return "file".equals(uri.getScheme());
    }

    boolean isHttp() {
        return "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    }

    String host() {
        return uri.getHost() == null ? "" : uri.getHost();
    }

    int port() {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return switch (String.valueOf(uri.getScheme())) {
            case "https" -> 443;
            case "http" -> 80;
            default -> 22;
        };
    }

    /** The folder of a repository on this machine. */
    Path path() {
        return Path.of(uri);
    }

    /** For people and for the files of the cache: nothing secret is in it. */
    @Override
    public String toString() {
        return uri.toString();
    }

    private static RemoteAddress ofUrl(String text, String scheme) {
        URI given = uri(text);
        if (given.getRawQuery() != null || given.getRawFragment() != null) {
            throw invalid(text, "has a query or a fragment");
        }
        String authority = given.getRawAuthority();
        if (authority == null) {
            throw invalid(text, "names no host");
        }
        int at = authority.lastIndexOf('@');
        String userInfo = at < 0 ? "" : authority.substring(0, at);
        String hostAndPort = authority.substring(at + 1);
        int colon = hostAndPort.startsWith("[") ? hostAndPort.indexOf("]:") + 1 : hostAndPort.lastIndexOf(':');
        String host = colon > 0 ? hostAndPort.substring(0, colon) : hostAndPort;
        int port = colon > 0 ? port(text, hostAndPort.substring(colon + 1)) : -1;
        int passwordAt = userInfo.indexOf(':');
        String user = decode(text, passwordAt < 0 ? userInfo : userInfo.substring(0, passwordAt));
        String password = passwordAt < 0 ? "" : decode(text, userInfo.substring(passwordAt + 1));
        String path = given.getRawPath() == null ? "" : given.getRawPath();
        if (scheme.equals("ssh")) {
            RemoteAddress address = ofSsh(text, user, host, port, path);
            return password.isEmpty() ? address : address.with(new Credential.Login(user, Secret.of(password)));
        }
        RemoteAddress address = build(text, scheme, "", host, port, path);
        return userInfo.isEmpty() ? address : address.with(new Credential.Login(user, Secret.of(password)));
    }

    private RemoteAddress with(Credential given) {
        return new RemoteAddress(uri, user, Optional.of(given));
    }

    private static RemoteAddress ofSsh(String text, String user, String host, int port, String path) {
        if (!user.isEmpty() && !USER.matcher(user).matches()) {
            throw invalid(text, "has a user name that is not allowed");
        }
        if (path.startsWith("/-") || path.startsWith("/~/-") || path.indexOf('\'') >= 0) {
            throw invalid(text, "has a path that could be taken for something else");
        }
        return build(text, "ssh", user, host, port, path);
    }

    private static RemoteAddress build(String text, String scheme, String user, String host, int port, String path) {
        if (!HOST.matcher(host).matches()) {
            throw invalid(text, "has a host name that is not allowed");
        }
        String trimmed = path.replaceAll("/+$", "");
        if (trimmed.isEmpty()) {
            throw invalid(text, "names no repository");
        }
        int implied =
                switch (scheme) {
                    case "https" -> 443;
                    case "http" -> 80;
                    default -> 22;
                };
        String portPart = port < 0 || port == implied ? "" : ":" + port;
        URI uri = uri(scheme + "://" + host.toLowerCase(Locale.ROOT) + portPart + trimmed);
        if (uri.getHost() == null) {
            throw invalid(text, "has a host name that is not allowed");
        }
        return new RemoteAddress(uri, user, Optional.empty());
    }

    private static RemoteAddress ofFileUrl(String text) {
        URI given = uri(text);
        String authority = given.getRawAuthority();
        if (authority != null && !authority.isEmpty() && !authority.equals("localhost")) {
            throw invalid(text, "names a host");
        }
        if (given.getRawQuery() != null || given.getRawFragment() != null || given.getPath() == null) {
            throw invalid(text, "has a query or a fragment");
        }
        try {
            return ofPath(
                    text, Path.of(URI.create("file://" + given.getRawPath())).toString());
        } catch (IllegalArgumentException e) {
            throw invalid(text, "is no path");
        }
    }

    private static RemoteAddress ofPath(String text, String path) {
        try {
            Path normalized = Path.of(path).normalize();
            // The URI of a folder that exists ends with a slash, that of one that does not has none.
            String uri = normalized.toUri().toString().replaceAll("/+$", "");
            return new RemoteAddress(URI.create(uri), "", Optional.empty());
        } catch (IllegalArgumentException e) {
            throw invalid(text, "is no path");
        }
    }

    private static int port(String text, String digits) {
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw invalid(text, "has a port that is no number");
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65535) {
            throw invalid(text, "has a port that does not exist");
        }
        return port;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw invalid(text, "is no valid URL");
        }
    }

    /** A plus sign stays one, other than in a query. */
    private static String decode(String text, String userInfo) {
        try {
            return URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid(text, "has a malformed user name or password");
        }
    }

    private static boolean hasUnprintable(String text) {
        return text.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    /** What stands before an at sign may be a secret. */
    private static BedrockException invalid(String text, String why) {
        int at = text.lastIndexOf('@');
        String shown = at < 0 ? text : "..." + text.substring(at);
        String cut = shown.length() > 200 ? shown.substring(0, 200) + "..." : shown;
        return new InvalidInputException(GitCode.REMOTE_INVALID
                .error("the address '" + cut + "' of a git repository " + why)
                .withHint("use https://host/path, ssh://user@host/path, user@host:path, or file:///path"));
    }
}
