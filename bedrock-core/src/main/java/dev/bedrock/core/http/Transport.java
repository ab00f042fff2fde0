package dev.bedrock.core.http;

import dev.bedrock.core.secret.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** Sends one request over the client of the JDK, which follows no redirect and knows no credentials of its own. */
final class Transport {
    private static final String USER_AGENT = "bedrock-java";

    private final HttpClient client;
    private final HttpTimes times;

    Transport(HttpTimes times, SSLContext tls, Optional<ProxySelector> proxy) {
        this.times = times;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(times.connect())
                .sslContext(tls)
                .proxy(proxy.orElse(HttpClient.Builder.NO_PROXY))
                .build();
    }

    /**
     * Sends a request.
     *
     * @param packed whether the answer may be compressed
     */
    Answer send(HttpCall call, Optional<Secret> authorization, boolean packed, Deadline deadline)
            throws AttemptFailedException {
        URI uri = call.uri();
        Duration left = deadline.left();
        if (left.isNegative() || left.isZero()) {
            throw Failures.timeout(
                    uri, "was not complete within " + times.total().toMillis() + " ms");
        }
        Duration time = left.compareTo(times.answer()) < 0 ? left : times.answer();
        HttpRequest request = request(call, authorization, packed, time);
        try {
            HttpResponse<BodyInput> response = client.send(request, head -> new BodyInput(deadline, times));
            return new Answer(
                    uri,
                    response.statusCode(),
                    HttpHeaders.of(response.headers().map()),
                    response.body());
        } catch (InterruptedException e) {
            throw Failures.interrupted(uri);
        } catch (HttpConnectTimeoutException e) {
            throw AttemptFailedException.before(Failures.timeout(uri, "did not accept the connection in time"));
        } catch (HttpTimeoutException e) {
            throw AttemptFailedException.during(
                    Failures.timeout(uri, "did not answer within " + time.toMillis() + " ms"));
        } catch (ConnectException e) {
            throw AttemptFailedException.before(Failures.unreachable(uri, "the connection was refused or failed"));
        } catch (SSLException e) {
            throw Failures.unreachable(uri, "no encrypted connection: " + e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            // The client lets the parsers of numbers complain about what a server has sent.
            throw AttemptFailedException.during(Failures.broken(uri, "broke off, or is no HTTP"));
        }
    }

    private static HttpRequest request(HttpCall call, Optional<Secret> authorization, boolean packed, Duration time) {
        byte[] content = call.content();
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .timeout(time)
                .method(
                        call.method().name(),
                        content.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(content));
        if (!call.hasHeader("user-agent")) {
            request.setHeader("User-Agent", USER_AGENT);
        }
        if (packed) {
            request.setHeader("Accept-Encoding", "gzip");
        }
        call.headers().forEach((name, value) -> request.setHeader(name, value.reveal()));
        authorization.ifPresent(value -> request.setHeader("Authorization", value.reveal()));
        return request.build();
    }
}
