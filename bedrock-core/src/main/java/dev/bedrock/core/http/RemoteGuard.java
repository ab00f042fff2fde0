package dev.bedrock.core.http;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Keeps a {@link RemotePolicy}: looks at an address, and at all that its host resolves to, before it is connected to.
 * Immutable and thread-safe.
 *
 * <p>An answer of the resolver is not used for the connection itself, but what is refused here is safe from a host that
 * changes its address in between: hosts that are not allowed by name are only talked to over an encrypted connection, in
 * which a server that is not the named one is recognised before it is sent anything.
 */
public final class RemoteGuard {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int LARGEST_PORT = 65535;
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");

    private final RemotePolicy policy;
    private final HostResolver resolver;

    private RemoteGuard(RemotePolicy policy, HostResolver resolver) {
        this.policy = policy;
        this.resolver = resolver;
    }

    /** Keeps a policy, asking the operating system for addresses. */
    public static RemoteGuard of(RemotePolicy policy) {
        return of(policy, HostResolver.system());
    }

    /** Keeps a policy. */
    public static RemoteGuard of(RemotePolicy policy, HostResolver resolver) {
        return new RemoteGuard(policy, resolver);
    }

    /**
     * The address that a text stands for.
     *
     * @throws InvalidInputException when it is none; a password in it is not repeated in the message
     */
    public static URI parse(String url) {
        try {
            return normalize(new URI(url.strip()));
        } catch (URISyntaxException e) {
            throw invalid("is no address: " + e.getReason() + " at character " + (e.getIndex() + 1));
        }
    }

    /**
     * The address in the form in which it is used: scheme and host in lower case, without a dot after the host, the
     * default port and a fragment.
     *
     * @throws InvalidInputException when it is no {@code http} or {@code https} address, has a user name or password, or
     *     writes its host as a number in a form that programs read differently, such as {@code 0x7f.1}
     */
    public static URI normalize(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw invalid("has the scheme '" + scheme + "', not http or https");
        }
        if (url.getRawAuthority() != null && url.getRawAuthority().contains("@")) {
            throw new InvalidInputException(HttpCode.URL_INVALID
                    .error("the address of a remote has a user name or password in it")
                    .withHint("hand credentials over by a credential provider"));
        }
        if (url.getHost() == null) {
            throw invalid("has no valid host name");
        }
        String host = host(url.getHost());
        int port = url.getPort();
        if (port == 0 || port > LARGEST_PORT) {
            throw invalid("has the port " + port);
        }
        boolean usual = port == -1 || port == (scheme.equals("https") ? HTTPS_PORT : HTTP_PORT);
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(scheme + "://" + host + (usual ? "" : ":" + port) + path + query);
    }

    /**
     * The address that a reference in an answer leads to, such as a {@code Location}.
     *
     * @param from the normalized address that the reference comes from
     * @param location the reference, which may be relative
     * @throws InvalidInputException as {@link #normalize}
     */
    public static URI resolve(URI from, String location) {
        try {
            URI reference = new URI(location.strip());
            // URI.resolve would drop the last segment of the path for a reference that is a query only (RFC 2396).
            boolean queryOnly = location.strip().startsWith("?");
            return normalize(from.resolve(queryOnly ? new URI(from.getRawPath() + reference) : reference));
        } catch (URISyntaxException e) {
            throw invalid("that " + Shown.of(from) + " leads to is none");
        }
    }

    /**
     * Makes sure that an address may be connected to.
     *
     * @return the address in the form of {@link #normalize}
     * @throws InvalidInputException as {@link #normalize} does
     * @throws AccessDeniedException when the policy refuses it, or one of the addresses of its host
     * @throws UnavailableException when the host is unknown
     */
    public URI check(URI url) {
        URI normalized = normalize(url);
        boolean encrypted = normalized.getScheme().equals("https");
        checkHost(normalized.getHost(), port(normalized), encrypted);
        return normalized;
    }

    /**
     * Makes sure that a host may be connected to.
     *
     * @param host its name, or its address as in a URL
     * @param port the port
     * @param encrypted whether the host has to prove who it is before it is sent anything, as with TLS and ssh
     * @throws InvalidInputException when the host is written in a form that programs read differently
     * @throws AccessDeniedException when the policy refuses the host, or one of its addresses
     * @throws UnavailableException when the host is unknown
     */
    public void checkHost(String host, int port, boolean encrypted) {
        String name = host(host);
        if (policy.allowsByName(name, port)) {
            return;
        }
        if (!encrypted) {
            throw refused(name, "would be reached without encryption", "use https, or allow the host by name");
        }
        for (InetAddress address : addresses(name)) {
            if (!RemotePolicy.isPublic(address)) {
                throw refused(
                        name,
                        "has an address that is not public",
                        "allow '" + name + "' by name if this program may reach it");
            }
        }
    }

    /** The port of an address, with the usual one of its scheme if it names none. */
    static int port(URI url) {
        if (url.getPort() != -1) {
            return url.getPort();
        }
        return url.getScheme().equals("https") ? HTTPS_PORT : HTTP_PORT;
    }

    private List<InetAddress> addresses(String host) {
        try {
            return resolver.resolve(host);
        } catch (UnknownHostException e) {
            throw new UnavailableException(HttpCode.UNREACHABLE.error("the host '" + host + "' is unknown"));
        }
    }

    private static String host(String text) {
        String host = text.toLowerCase(Locale.ROOT);
        if (host.endsWith(".") && !host.endsWith("..")) {
            host = host.substring(0, host.length() - 1);
        }
        if (host.isEmpty() || host.indexOf('%') >= 0) {
            throw invalid("has no valid host name");
        }
        String last = host.substring(host.lastIndexOf('.') + 1);
        if (NUMBER.matcher(last).matches() && !isDottedQuad(host)) {
            throw invalid("writes its host as a number in an unusual form");
        }
        return host;
    }

    private static boolean isDottedQuad(String host) {
        String[] octets = host.split("\\.", -1);
        for (String octet : octets) {
            if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
                return false;
            }
        }
        return octets.length == 4;
    }

    private static InvalidInputException invalid(String why) {
        return new InvalidInputException(HttpCode.URL_INVALID.error("the address of a remote " + why));
    }

    private static AccessDeniedException refused(String host, String why, String hint) {
        return new AccessDeniedException(
                HttpCode.HOST_REFUSED.error("the host '" + host + "' " + why).withHint(hint));
    }
}
