package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.process.Arguments;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import java.nio.file.Path;
import java.time.Duration;

/** Has {@code ssh-keygen} sign: it takes what to sign from its input and prints the signature. */
record SshSigner(Path key, ProcessRunner runner) implements GitSigner {
    @Override
    public String sign(byte[] payload) {
        String file = Arguments.operand("key file", key.toAbsolutePath().toString());
        Command command = Command.of("ssh-keygen", "-Y", "sign", "-n", "git", "-f", file)
                .withInput(payload)
                .withTimeout(Duration.ofMinutes(1));
        ProcessResult result = runner.run(command);
        if (!result.isSuccess() || !result.stdout().startsWith("-----BEGIN SSH SIGNATURE-----")) {
            throw new UnavailableException(GitCode.SIGNING_FAILED
                    .error("ssh-keygen could not sign with " + key.getFileName() + ": "
                            + result.stderr().strip())
                    .withHint("the key has to be one without a passphrase, or known to an agent"));
        }
        return result.stdout();
    }
}
