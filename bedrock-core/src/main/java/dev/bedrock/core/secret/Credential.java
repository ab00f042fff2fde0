package dev.bedrock.core.secret;

import java.nio.file.Path;
import java.util.Optional;

/** What a remote is told to prove who asks. None of them shows its secret when printed. */
public sealed interface Credential {
    /**
     * A user name and a password, or a token in place of the password, as HTTP basic authentication sends them.
     *
     * @param username the name; hosts that only look at the token take any
     * @param password the password or token
     */
    record Login(String username, Secret password) implements Credential {}

    /**
     * A token that HTTP sends as {@code Authorization: Bearer}.
     *
     * @param token the token
     */
    record Bearer(Secret token) implements Credential {}

    /**
     * A private key for ssh.
     *
     * @param privateKey the file with the key
     * @param passphrase what opens the file, empty if it is not encrypted
     */
    record SshKey(Path privateKey, Optional<Secret> passphrase) implements Credential {}
}
