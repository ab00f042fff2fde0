package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.CredentialProvider;
import dev.bedrock.core.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of an access file: which sources a token is for. A rule covers the source that it names, and all that are below it
 * on the same host: {@code https://example.com/team} covers {@code https://example.com/team/shop}, but neither {@code
 * https://example.com/teams} nor {@code http://example.com/team}.
 *
 * @param prefix the source, or what it begins with
 * @param variable the environment variable that holds the token
 * @param location where the rule stands
 */
record AccessRule(String prefix, String variable, SourceLocation location) {
    /** Hosts look at the token only, but want a name. */
    private static final String ANY_USER = "token";

    /** The rule for a source: the longest prefix, of two equally long ones that of the outer component. */
    static Optional<AccessRule> find(List<AccessRule> rules, String source) {
        AccessRule best = null;
        for (AccessRule rule : rules) {
            if (rule.covers(source) && (best == null || rule.prefix.length() > best.prefix.length())) {
                best = rule;
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean covers(String source) {
        return source.equals(prefix)
                || uri(source)
                        .flatMap(it -> uri(prefix).map(own -> covers(own, it)))
                        .orElse(false);
    }

    private static boolean covers(URI own, URI other) {
        if (!own.getScheme().equals(other.getScheme())
                || !own.getHost().equals(other.getHost())
                || port(own) != port(other)) {
            return false;
        }
        String path = withoutSlash(own.getRawPath());
        String otherPath = other.getRawPath();
        return otherPath.equals(path) || otherPath.startsWith(path + "/");
    }

    /** Only addresses of HTTP that can be compared: in lower case, and without dots that go up. */
    private static Optional<URI> uri(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return Optional.empty();
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            boolean comparable = (scheme.equals("https") || scheme.equals("http"))
                    && !path.toLowerCase(Locale.ROOT).matches(".*(/|%2f)(\\.|%2e)+(/|%2f|$).*");
            return comparable
                    ? Optional.of(new URI(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT)
                            + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + path))
                    : Optional.empty();
        } catch (URISyntaxException noUrl) {
            return Optional.empty();
        }
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equals("https") ? 443 : 80;
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /**
     * Knows the token for what the rule covers.
     *
     * @throws InvalidInputException if the variable is not set
     */
    CredentialProvider credentials(EnvironmentVariables variables) {
        Secret token = variables
                .get(variable)
                .filter(value -> !value.isBlank())
                .map(Secret::of)
                .orElseThrow(() -> new InvalidInputException(InstallCode.ACCESS_UNSET
                        .error("the environment variable " + variable + " is not set", location)
                        .withHint("it has to hold the token for " + prefix)));
        return remote ->
                covers(remote.toString()) ? Optional.of(new Credential.Login(ANY_USER, token)) : Optional.empty();
    }
}
