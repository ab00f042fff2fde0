package dev.bedrock.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;

/** The head of an answer, and its content as it comes in. */
record Answer(URI uri, int status, HttpHeaders headers, BodyInput body) implements AutoCloseable {
    interface Use<T> {
        T of(InputStream body) throws IOException;
    }

    /** Uses the content; what goes wrong on its way is the end of the attempt. */
    <T> T use(Use<T> use) throws AttemptFailedException {
        try {
            return use.of(body);
        } catch (InterruptedIOException e) {
            throw Failures.interrupted(uri);
        } catch (BodyInput.TooSlowException e) {
            throw AttemptFailedException.during(Failures.timeout(uri, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw AttemptFailedException.during(Failures.broken(uri, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void close() {
        body.close();
    }
}
