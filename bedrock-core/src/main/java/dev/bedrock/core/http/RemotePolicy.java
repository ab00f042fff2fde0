package dev.bedrock.core.http;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which remotes may be talked to, over HTTP and by git. Immutable.
 *
 * <p>By default these are all hosts with a public address, over {@code https} and {@code ssh}. A host whose address is
 * private, link-local or of this machine is refused unless it is allowed by name: the address in a definition that comes
 * from somewhere else must not reach what only this machine can reach. Unencrypted {@code http} is for allowed hosts only,
 * and so are folders of this machine ({@code file}): below allowed ones.
 *
 * @param allowedHosts hosts that are allowed whatever their address, in lower case, with {@code :port} to allow one port
 * @param localRoots folders below which remotes may be opened by path
 */
public record RemotePolicy(Set<String> allowedHosts, List<Path> localRoots) {
    /** Keeps copies. */
    public RemotePolicy {
        allowedHosts = allowedHosts.stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        localRoots = localRoots.stream()
                .map(root -> root.toAbsolutePath().normalize())
                .toList();
    }

    /** Public hosts only. */
    public static RemotePolicy defaults() {
        return new RemotePolicy(Set.of(), List.of());
    }

    /** Allows hosts by name, too, whatever their address, also without encryption. */
    public RemotePolicy withHosts(Collection<String> hosts) {
        return new RemotePolicy(
                Stream.concat(allowedHosts.stream(), hosts.stream()).collect(Collectors.toSet()), localRoots);
    }

    /** Allows remotes that are folders below this one, too. */
    public RemotePolicy withLocalRoot(Path root) {
        return new RemotePolicy(
                allowedHosts,
                Stream.concat(localRoots.stream(), Stream.of(root)).toList());
    }

    /** Whether a host is allowed by name. */
    public boolean allowsByName(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return allowedHosts.contains(name) || allowedHosts.contains(name + ":" + port);
    }

    /** Whether an address is one that everybody can reach: not private, link-local, of this machine or for many. */
    public static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (bytes.length == 4) {
            return first != 0 && first < 240 && !(first == 100 && second >= 64 && second < 128);
        }
        boolean uniqueLocal = (first & 0xfe) == 0xfc;
        boolean translated = first == 0 && second == 0x64;
        return !uniqueLocal && !translated;
    }
}
