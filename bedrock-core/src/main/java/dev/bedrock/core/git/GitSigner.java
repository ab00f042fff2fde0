package dev.bedrock.core.git;

import dev.bedrock.core.process.ProcessRunner;
import java.nio.file.Path;
import java.util.Optional;

/** Signs commits and tags. Implementations are thread-safe. */
@FunctionalInterface
public interface GitSigner {
    /**
     * The signature of some bytes in the text form that git stores.
     *
     * @param payload the commit or tag without a signature
     */
    String sign(byte[] payload);

    /**
     * Signs with an SSH key, by the program {@code ssh-keygen}.
     *
     * @param key the file of the private key, or of the public one whose private key an agent has
     */
    static GitSigner ssh(Path key, ProcessRunner runner) {
        return new SshSigner(key, runner);
    }

    /**
     * Signs with an OpenPGP key, by the program {@code gpg}.
     *
     * @param key the id or fingerprint of the key
     * @param home the folder with gpg's keys, empty for that of the user
     */
    static GitSigner gpg(String key, Optional<Path> home, ProcessRunner runner) {
        return new GpgSigner(key, home, runner);
    }
}
