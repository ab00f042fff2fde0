package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.BedrockException;
import java.io.IOException;

/** Carries what we have to say through JGit, which lets nothing but its own exceptions and those of input and output pass. */
final class RefusalException extends IOException {
    private static final long serialVersionUID = 1L;

    private final BedrockException refusal;

    RefusalException(BedrockException refusal) {
        super(refusal.getMessage(), refusal);
        this.refusal = refusal;
    }

    BedrockException refusal() {
        return refusal;
    }
}
