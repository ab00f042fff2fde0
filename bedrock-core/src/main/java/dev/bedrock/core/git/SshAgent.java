package dev.bedrock.core.git;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.transport.sshd.agent.AbstractConnector;
import org.eclipse.jgit.transport.sshd.agent.Connector;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.jspecify.annotations.Nullable;

/** Connections to the ssh agent that listens at a socket, by the sockets of the JDK: no native library is needed. */
record SshAgent(Path socket) implements ConnectorFactory {
    private static final int LENGTH_BYTES = 4;

    @Override
    public Connector create(@Nullable String identityAgent, File homeDirectory) {
        return new Connection(socket);
    }

    @Override
    public boolean isSupported() {
        return true;
    }

    @Override
    public String getName() {
        return "unix domain socket";
    }

    @Override
    public Collection<ConnectorDescriptor> getSupportedConnectors() {
        return List.of(getDefaultConnector());
    }

    @Override
    public ConnectorDescriptor getDefaultConnector() {
        return new Descriptor(socket.toString());
    }

    private record Descriptor(String path) implements ConnectorDescriptor {
        @Override
        public String getIdentityAgent() {
            return path;
        }

        @Override
        public String getDisplayName() {
            return path;
        }
    }

    private static final class Connection extends AbstractConnector {
        private final Path socket;
        private @Nullable SocketChannel channel;

        Connection(Path socket) {
            this.socket = socket;
        }

        @Override
        public synchronized boolean connect() throws IOException {
            try {
                opened();
                return true;
            } catch (IOException nobodyListens) {
                // As for ssh itself, an agent that is gone is one that has no keys.
                close();
                return false;
            }
        }

        private SocketChannel opened() throws IOException {
            SocketChannel open = channel;
            if (open == null) {
                open = SocketChannel.open(StandardProtocolFamily.UNIX);
                channel = open;
                open.connect(UnixDomainSocketAddress.of(socket));
            }
            return open;
        }

        @Override
        public synchronized byte[] rpc(byte command, byte[] message) throws IOException {
            SocketChannel open = opened();
            prepareMessage(command, message);
            ByteBuffer request = ByteBuffer.wrap(message);
            while (request.hasRemaining()) {
                open.write(request);
            }
            return read(open, toLength(command, read(open, LENGTH_BYTES)));
        }

        private static byte[] read(SocketChannel channel, int length) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw new EOFException("the ssh agent has closed the connection");
                }
            }
            return bytes.array();
        }

        @Override
        public synchronized void close() throws IOException {
            SocketChannel open = channel;
            channel = null;
            if (open != null) {
                open.close();
            }
        }
    }
}
