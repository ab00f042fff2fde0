package dev.bedrock.hld.helm.sprig;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.DICT;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.hld.helm.golib.GoPaths;
import dev.bedrock.hld.helm.golib.GoSyntaxException;
import dev.bedrock.hld.helm.golib.GoUrl;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoKinds;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Paths and URLs. The paths of the operating system are those of Linux everywhere. */
final class PathFunctions {
    private PathFunctions() {}

    static void addTo(GoFunctions.Builder table) {
        for (String os : new String[] {"", "os"}) {
            table.add(ListFunctions.name(os, "base"), STRING, GoPaths::base)
                    .add(ListFunctions.name(os, "dir"), STRING, GoPaths::dir)
                    .add(ListFunctions.name(os, "clean"), STRING, GoPaths::clean)
                    .add(ListFunctions.name(os, "ext"), STRING, GoPaths::ext)
                    .add(ListFunctions.name(os, "isAbs"), STRING, GoPaths::isAbsolute);
        }
        table.add("urlParse", STRING, PathFunctions::parse)
                .add("urlJoin", DICT, PathFunctions::join)
                .add("getHostByName", STRING, host -> "");
    }

    private static GoMap parse(String text) {
        try {
            GoUrl url = GoUrl.parse(text);
            return GoMap.of(Map.of(
                    "scheme", url.scheme(),
                    "host", url.host(),
                    "hostname", url.hostname(),
                    "path", url.path(),
                    "query", url.query(),
                    "opaque", url.opaque(),
                    "fragment", url.fragment(),
                    "userinfo", url.user()));
        } catch (GoSyntaxException e) {
            throw new GoFunctionException("unable to parse url: " + e.getMessage());
        }
    }

    private static String join(@Nullable GoMap parts) {
        GoMap dict = parts == null ? new GoMap() : parts;
        String scheme = part(dict, "scheme");
        String host = part(dict, "host");
        String path = part(dict, "path");
        String query = part(dict, "query");
        String opaque = part(dict, "opaque");
        String fragment = part(dict, "fragment");
        String user = part(dict, "userinfo");
        try {
            String encoded = user.isEmpty()
                    ? ""
                    : GoUrl.parse("proto://" + user + "@host").user();
            return new GoUrl(scheme, opaque, encoded, host, path, query, fragment).toString();
        } catch (GoSyntaxException e) {
            throw new GoFunctionException("unable to parse userinfo in dict: " + e.getMessage());
        }
    }

    private static String part(GoMap dict, String key) {
        if (!dict.containsKey(key)) {
            return "";
        }
        if (dict.get(key) instanceof String text) {
            return text;
        }
        throw new GoFunctionException("unable to parse " + key + " key, must be of type string, but "
                + GoKinds.kindOf(dict.get(key)).goName() + " found");
    }
}
