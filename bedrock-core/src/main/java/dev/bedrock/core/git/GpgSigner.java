package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.process.Arguments;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Has {@code gpg} sign: it takes what to sign from its input and prints the signature. */
record GpgSigner(String key, Optional<Path> home, ProcessRunner runner) implements GitSigner {
    @Override
    public String sign(byte[] payload) {
        String signer = Arguments.option("--local-user", Arguments.operand("signing key", key));
        Command command = Command.of("gpg", "--batch", "--no-tty", "--armor", "--detach-sign", signer)
                .withInput(payload)
                .withTimeout(Duration.ofMinutes(1));
        if (home.isPresent()) {
            command = command.withEnvironment(
                    "GNUPGHOME", home.get().toAbsolutePath().toString());
        }
        ProcessResult result = runner.run(command);
        if (!result.isSuccess() || !result.stdout().startsWith("-----BEGIN PGP SIGNATURE-----")) {
            throw new UnavailableException(GitCode.SIGNING_FAILED
                    .error("gpg could not sign with the key " + key + ": "
                            + result.stderr().strip())
                    .withHint("the key has to be one without a passphrase, or known to gpg's agent"));
        }
        return result.stdout();
    }
}
