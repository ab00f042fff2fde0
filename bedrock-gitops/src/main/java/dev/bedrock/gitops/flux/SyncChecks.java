package dev.bedrock.gitops.flux;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.host.RepositoryUrl;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may stand in the objects of operators. */
final class SyncChecks {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._/-]+");
    private static final Pattern SCP = Pattern.compile("([A-Za-z0-9_.-]+)@([A-Za-z0-9._-]+):([^/].*)");
    private static final Pattern WEB = Pattern.compile("(https?)://(?:([^/@]*)@)?(.+)");
    private static final int LONGEST_PART = 40;

    private SyncChecks() {}

    static String name(String kind, String name) {
        if (!NAME.matcher(name).matches()) {
            throw invalidName(kind, name);
        }
        return name;
    }

    /** A name that others are made of. */
    static String part(String kind, String name) {
        if (name.length() > LONGEST_PART) {
            throw invalidName(kind, name);
        }
        return name(kind, name);
    }

    private static InvalidInputException invalidName(String kind, String name) {
        return new InvalidInputException(FluxCode.NAME_INVALID.error("'" + name + "' cannot be the name of a " + kind));
    }

    static String path(String path) {
        boolean relative = !path.startsWith("/")
                && Arrays.stream(path.split("/", -1))
                        .noneMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."));
        if (!PATH.matcher(path).matches() || !relative) {
            throw new InvalidInputException(
                    FluxCode.PATH_INVALID.error("'" + path + "' cannot be a folder or file of manifests"));
        }
        return path;
    }

    /** The address as a URL, which is the only form that operators take. */
    static String repository(String address) {
        RepositoryUrl url = RepositoryUrl.parse(address);
        Matcher scp = SCP.matcher(address.strip());
        if (url.scheme().equals("ssh") && scp.matches()) {
            return "ssh://" + scp.group(1) + "@" + scp.group(2) + "/" + scp.group(3);
        }
        Matcher web = WEB.matcher(address.strip());
        if (web.matches()) {
            if (web.group(2) != null && web.group(2).contains(":")) {
                throw invalidAddress(url.toString(), "has a password in it");
            }
            return web.group(1) + "://" + web.group(3);
        }
        if (!address.strip().startsWith("ssh://")) {
            return "https://" + address.strip();
        }
        if (address.substring(0, Math.max(0, address.indexOf('@')))
                .replaceFirst("ssh://", "")
                .contains(":")) {
            throw invalidAddress(url.toString(), "has a password in it");
        }
        return address.strip();
    }

    /** Where events are sent to. */
    static String webhook(String address) {
        Matcher web = WEB.matcher(address);
        if (!web.matches() || web.group(2) != null || address.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw invalidAddress("of the events", "is no address of a web server, or has a user in it");
        }
        return address;
    }

    private static InvalidInputException invalidAddress(String what, String why) {
        return new InvalidInputException(FluxCode.ADDRESS_INVALID.error("the address '" + what + "' " + why));
    }
}
