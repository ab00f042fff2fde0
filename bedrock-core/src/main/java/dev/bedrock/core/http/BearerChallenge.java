package dev.bedrock.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a registry answers to a request without a token: where to get one, and for what (the token authentication of the
 * Distribution registry).
 *
 * @param realm the address that gives tokens out
 * @param service whom the token is for
 * @param scope what it permits
 */
record BearerChallenge(String realm, String service, String scope) {
    private static final Pattern PARAMETER =
            Pattern.compile("\\G\\s*,?\\s*([A-Za-z0-9_-]{1,64})\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,\"]*))");
    private static final int LONGEST = 4096;

    /** Of the headers of an answer with status 401. */
    static Optional<BearerChallenge> of(HttpHeaders headers) {
        return headers.all("www-authenticate").stream()
                .filter(header -> header.length() <= LONGEST)
                .filter(header -> header.strip().regionMatches(true, 0, "bearer ", 0, "bearer ".length()))
                .map(header -> parameters(header.strip().substring("bearer ".length())))
                .filter(parameters -> !parameters.getOrDefault("realm", "").isEmpty())
                .map(parameters -> new BearerChallenge(
                        parameters.getOrDefault("realm", ""),
                        parameters.getOrDefault("service", ""),
                        parameters.getOrDefault("scope", "")))
                .findFirst();
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            String quoted = matcher.group(2);
            String value = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
            parameters.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        return parameters;
    }

    /** The address to ask. */
    String tokenAddress() {
        StringBuilder query = new StringBuilder();
        append(query, "service", service);
        append(query, "scope", scope);
        String separator = realm.contains("?") ? "&" : "?";
        return query.length() == 0 ? realm : realm + separator + query;
    }

    private static void append(StringBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.append(query.length() == 0 ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, UTF_8));
        }
    }
}
