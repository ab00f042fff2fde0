package dev.bedrock.hld.helm.golib;

import dev.bedrock.hld.helm.gotemplate.format.Quoting;
import java.util.Locale;

/** Takes URLs apart by the rules, and with the errors, of Go's {@code net/url}. */
final class GoUrlParser {
    private GoUrlParser() {}

    static GoUrl parse(String text) throws GoSyntaxException {
        int hash = text.indexOf('#');
        String url = hash < 0 ? text : text.substring(0, hash);
        String failing = url;
        try {
            GoUrl parsed = parseWithoutFragment(url);
            failing = text;
            String fragment = hash < 0 ? "" : GoUrlPart.FRAGMENT.unescape(text.substring(hash + 1));
            return new GoUrl(
                    parsed.scheme(),
                    parsed.opaque(),
                    parsed.user(),
                    parsed.host(),
                    parsed.path(),
                    parsed.query(),
                    fragment);
        } catch (GoSyntaxException e) {
            throw new GoSyntaxException("parse " + quote(failing) + ": " + e.getMessage());
        }
    }

    private static GoUrl parseWithoutFragment(String text) throws GoSyntaxException {
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new GoSyntaxException("net/url: invalid control character in URL");
        }
        if (text.equals("*")) {
            return new GoUrl("", "", "", "", "*", "", "");
        }
        int schemeEnd = schemeEnd(text);
        String scheme = text.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        String rest = scheme.isEmpty() ? text : text.substring(schemeEnd + 1);
        int mark = rest.indexOf('?');
        String query = mark < 0 ? "" : rest.substring(mark + 1);
        rest = mark < 0 ? rest : rest.substring(0, mark);
        if (!rest.startsWith("/")) {
            if (!scheme.isEmpty()) {
                return new GoUrl(scheme, rest, "", "", "", query, "");
            }
            int slash = rest.indexOf('/');
            if ((slash < 0 ? rest : rest.substring(0, slash)).indexOf(':') >= 0) {
                throw new GoSyntaxException("first path segment in URL cannot contain colon");
            }
        }
        String user = "";
        String host = "";
        if (rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"))) {
            int slash = rest.indexOf('/', 2);
            String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
            rest = slash < 0 ? "" : rest.substring(slash);
            int at = authority.lastIndexOf('@');
            host = host(authority.substring(at + 1));
            user = at < 0 ? "" : user(authority.substring(0, at));
        }
        return new GoUrl(scheme, "", user, host, GoUrlPart.PATH.unescape(rest), query, "");
    }

    /** Where the colon after the scheme stands; 0 if there is no scheme. */
    private static int schemeEnd(String text) throws GoSyntaxException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                if (i == 0) {
                    throw new GoSyntaxException("missing protocol scheme");
                }
                return i;
            }
            boolean letter = Ascii.isLower(c) || Ascii.isUpper(c);
            boolean other = Ascii.isDigit(c) || c == '+' || c == '-' || c == '.';
            if (!letter && (!other || i == 0)) {
                return 0;
            }
        }
        return 0;
    }

    private static String host(String host) throws GoSyntaxException {
        int portAt;
        if (host.startsWith("[")) {
            int bracket = host.lastIndexOf(']');
            if (bracket < 0) {
                throw new GoSyntaxException("missing ']' in host");
            }
            portAt = bracket + 1;
        } else {
            portAt = host.lastIndexOf(':') < 0 ? host.length() : host.lastIndexOf(':');
        }
        String port = host.substring(portAt);
        boolean valid =
                port.isEmpty() || (port.charAt(0) == ':' && port.chars().skip(1).allMatch(Ascii::isDigit));
        if (!valid) {
            throw new GoSyntaxException("invalid port " + quote(port) + " after host");
        }
        return GoUrlPart.HOST.unescape(host);
    }

    private static String user(String user) throws GoSyntaxException {
        if (!user.chars().allMatch(GoUrlParser::mayStandInUser)) {
            throw new GoSyntaxException("net/url: invalid userinfo");
        }
        int colon = user.indexOf(':');
        if (colon < 0) {
            return GoUrlPart.USER.escape(GoUrlPart.USER.unescape(user));
        }
        String name = GoUrlPart.USER.unescape(user.substring(0, colon));
        String password = GoUrlPart.USER.unescape(user.substring(colon + 1));
        return GoUrlPart.USER.escape(name) + ":" + GoUrlPart.USER.escape(password);
    }

    private static boolean mayStandInUser(int c) {
        return Ascii.isAlphanumeric(c) || "-._:~!$&'()*+,;=%@".indexOf(c) >= 0;
    }

    static String quote(String text) {
        return Quoting.quote(text);
    }
}
