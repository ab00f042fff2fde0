package dev.bedrock.core.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. Implementations are thread-safe. */
@FunctionalInterface
public interface HostResolver {
    /**
     * All addresses of a host, at least one.
     *
     * @param host a name, or an address as it stands in a URL
     * @throws UnknownHostException if it has none
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** Asks the operating system; an answer is kept as long as the JDK keeps it, 30 seconds by default. */
    static HostResolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
