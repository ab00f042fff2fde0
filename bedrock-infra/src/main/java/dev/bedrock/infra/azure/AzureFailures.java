package dev.bedrock.infra.azure;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.management.exception.ManagementException;
import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.secret.Redactor;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** What the client of Azure throws, as exceptions of ours. */
final class AzureFailures {
    private AzureFailures() {}

    /**
     * Does something, and says what it was if it fails.
     *
     * @param what for messages, such as {@code making the table}
     * @param redactor masks the token, should an answer have it
     */
    static <T> T during(String what, Redactor redactor, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw translated(what, redactor, e);
        }
    }

    private static RuntimeException translated(String what, Redactor redactor, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BedrockException ours) {
                return ours;
            }
            if (cause instanceof HttpResponseException answered && answered.getResponse() != null) {
                return answer(what, redactor.redact(said(answered)), answered);
            }
            if (cause instanceof TimeoutException) {
                return new UnavailableException(AzureCode.TOO_SLOW.error(what + " takes longer than it may"), failure);
            }
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                return new UnavailableException(AzureCode.UNAVAILABLE.error(what + " was interrupted"), failure);
            }
            if (cause instanceof IOException) {
                return new UnavailableException(
                        AzureCode.UNAVAILABLE.error(what + ": Azure cannot be reached, "
                                + cause.getClass().getSimpleName()),
                        failure);
            }
        }
        return failure;
    }

    private static String said(HttpResponseException failure) {
        if (failure instanceof ManagementException managed && managed.getValue() != null) {
            return managed.getValue().getCode() + ": " + managed.getValue().getMessage();
        }
        return "HTTP " + failure.getResponse().getStatusCode();
    }

    private static BedrockException answer(String what, String said, HttpResponseException failure) {
        int status = failure.getResponse().getStatusCode();
        String message = what + ": " + said;
        if (status == 401 || status == 403) {
            return new AccessDeniedException(AzureCode.ACCESS_REFUSED.error(message), failure);
        }
        if (status == 409) {
            boolean taken = said.contains("AlreadyTaken") || said.contains("AlreadyInUse");
            return new ConflictException((taken ? AzureCode.NAME_TAKEN : AzureCode.REFUSED).error(message), failure);
        }
        return status == 408 || status == 429 || status >= 500
                ? new UnavailableException(AzureCode.UNAVAILABLE.error(message), failure)
                : new InvalidInputException(AzureCode.REFUSED.error(message), failure);
    }
}
