package dev.bedrock.infra.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import dev.bedrock.core.diagnostic.AccessDeniedException;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Lets requests to Azure's resource manager pass, and no others: the addresses at which Azure says that it can be asked how
 * far it is come from its answers, and every request carries the token. Azure is not waited for longer than a limit, whatever
 * its answers say.
 */
final class GuardedTransport implements HttpClient {
    static final String HOST = "management.azure.com";

    private final HttpClient client;
    private final long longestWait;

    /**
     * In front of a client.
     *
     * @param longestWait how long an answer may say to wait until the next request
     */
    GuardedTransport(HttpClient client, Duration longestWait) {
        this.client = client;
        this.longestWait = longestWait.toSeconds();
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return send(request, Context.NONE);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
        return isAllowed(request) ? client.send(request, context).map(this::bounded) : Mono.error(refused(request));
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        if (!isAllowed(request)) {
            throw refused(request);
        }
        return bounded(client.sendSync(request, context));
    }

    private HttpResponse bounded(HttpResponse response) {
        String wait = response.getHeaders().getValue(HttpHeaderName.RETRY_AFTER);
        if (wait != null && !isShort(wait)) {
            response.getHeaders().set(HttpHeaderName.RETRY_AFTER, Long.toString(longestWait));
        }
        return response;
    }

    /** Whether it is a number of seconds within the limit; a date counts as too long. */
    private boolean isShort(String wait) {
        try {
            return Long.parseLong(wait.strip()) <= longestWait;
        } catch (NumberFormatException aDate) {
            return false;
        }
    }

    private static boolean isAllowed(HttpRequest request) {
        return request.getUrl().getProtocol().equals("https")
                && request.getUrl().getHost().equals(HOST)
                && (request.getUrl().getPort() == -1 || request.getUrl().getPort() == 443)
                && request.getUrl().getUserInfo() == null;
    }

    private static AccessDeniedException refused(HttpRequest request) {
        return new AccessDeniedException(AzureCode.HOST_NOT_ALLOWED.error("an answer of Azure leads to "
                + request.getUrl().getProtocol() + "://" + request.getUrl().getHost() + ", which is not asked"));
    }
}
