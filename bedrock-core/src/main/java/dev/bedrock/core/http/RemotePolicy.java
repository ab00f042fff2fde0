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

    /**
     * Whether an address is one that everybody can reach: not private, link-local, of this machine, for many or set aside
     * for documentation and the like; of IPv6 addresses that carry one of IPv4, neither may it be.
     */
    public static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? isPublic4(bytes, 0) : isPublic6(bytes);
    }

    /** The special-purpose registry of IPv4 (RFC 6890 and its successors). */
    private static boolean isPublic4(byte[] bytes, int offset) {
        int first = bytes[offset] & 0xff;
        int second = bytes[offset + 1] & 0xff;
        int third = bytes[offset + 2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127;
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> second != 168 && !(second == 0 && (third == 0 || third == 2)) && !(second == 88 && third == 99);
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    /** Global unicast is 2000::/3; in it are Teredo, documentation, and 6to4, which carries an IPv4 address. */
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
        return switch (first) {
            case 0x2001 -> second >= 0x0200 && second != 0x0db8;
            case 0x2002 -> isPublic4(bytes, 2);
            case 0x3fff -> second >= 0x1000;
            default -> first >= 0x2000 && first < 0x4000;
        };
    }
}
