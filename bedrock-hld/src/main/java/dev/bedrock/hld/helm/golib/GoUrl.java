package dev.bedrock.hld.helm.golib;

/**
 * A URL taken apart as Go's {@code net/url} does. Path and fragment are decoded, the query is not.
 *
 * @param scheme lower-case, without colon
 * @param opaque what follows the scheme if it does not start with a slash
 * @param user the user information as it is encoded in a URL, {@code name:password}; empty if there is none
 * @param host with port and brackets
 * @param path the path
 * @param query what follows the question mark
 * @param fragment what follows the number sign
 */
public record GoUrl(
        String scheme, String opaque, String user, String host, String path, String query, String fragment) {
    /**
     * Takes a URL apart.
     *
     * @throws GoSyntaxException with a text such as {@code parse "://x": missing protocol scheme}
     */
    public static GoUrl parse(String text) throws GoSyntaxException {
        return GoUrlParser.parse(text);
    }

    /** The host without port and brackets. */
    public String hostname() {
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            return end > 0 ? host.substring(1, end) : host;
        }
        int colon = host.lastIndexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    /** The URL as one text. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        if (!scheme.isEmpty()) {
            out.append(scheme).append(':');
        }
        if (opaque.isEmpty()) {
            appendHierarchy(out);
        } else {
            out.append(opaque);
        }
        if (!query.isEmpty()) {
            out.append('?').append(query);
        }
        if (!fragment.isEmpty()) {
            out.append('#').append(GoUrlPart.FRAGMENT.escape(fragment));
        }
        return out.toString();
    }

    private void appendHierarchy(StringBuilder out) {
        if ((!scheme.isEmpty() && !path.isEmpty()) || !host.isEmpty() || !user.isEmpty()) {
            out.append("//");
            if (!user.isEmpty()) {
                out.append(user).append('@');
            }
            out.append(GoUrlPart.HOST.escape(host));
        }
        String encoded = path.equals("*") ? path : GoUrlPart.PATH.escape(path);
        if (!encoded.isEmpty() && encoded.charAt(0) != '/' && !host.isEmpty()) {
            out.append('/');
        }
        if (out.length() == 0) {
            // A colon in the first segment would make it look like a scheme.
            int slash = encoded.indexOf('/');
            if ((slash < 0 ? encoded : encoded.substring(0, slash)).indexOf(':') >= 0) {
                out.append("./");
            }
        }
        out.append(encoded);
    }
}
