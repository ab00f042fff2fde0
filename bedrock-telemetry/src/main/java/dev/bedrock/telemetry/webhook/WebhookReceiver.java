package dev.bedrock.telemetry.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.json.JsonReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Takes messages of one sender: headers and content, from whatever server received them. First the size is looked at, then
 * the proof of who sent it, and only then what it says. Thread-safe.
 *
 * <pre>{@code
 * WebhookReceiver receiver = WebhookReceiver.of(new WebhookSender.GitHub(Secret.of("agreed on")), clock);
 * Map<String, List<String>> headers = Map.of("X-Hub-Signature-256", List.of("sha256=..."));
 * receiver.receive(headers, "{}".getBytes(), event -> System.out.println(event));
 * }</pre>
 *
 * <p>The server has to bound how long a sender may take, and how much it reads: {@link #LARGEST} bytes are enough.
 */
public final class WebhookReceiver {
    /** The largest content. */
    public static final int LARGEST = 1 << 20;

    private static final int REMEMBERED = 20_000;
    private static final Duration OLDEST = Duration.ofDays(1);

    private final WebhookSender sender;
    private final Clock clock;
    private final Map<String, Boolean> seen = new LinkedHashMap<>(64, 0.75f, false) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    private WebhookReceiver(WebhookSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /** Receives from a sender. */
    public static WebhookReceiver of(WebhookSender sender, Clock clock) {
        return new WebhookReceiver(sender, clock);
    }

    /**
     * Takes a message. The same one a second time is {@link WebhookEvent.Repeated}, whatever its headers: they are not
     * signed. One whose action fails may come again, as senders do when they are told of the failure.
     *
     * @param headers the headers; case does not count in their names
     * @param content the content, as it came
     * @param action what is done with the event, unless it is a repeated one
     * @throws LimitExceededException if it is too large
     * @throws AccessDeniedException if the sender does not prove who it is, or the message is more than a day old
     * @throws InvalidInputException if it is no message of the sender
     */
    public WebhookEvent receive(Map<String, List<String>> headers, byte[] content, Consumer<WebhookEvent> action) {
        if (content.length > LARGEST) {
            throw new LimitExceededException(WebhookCode.TOO_LARGE.error(
                    "the message has " + content.length + " bytes, more than " + LARGEST, SourceLocation.unknown()));
        }
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, values) -> {
            if (!values.isEmpty()) {
                lower.putIfAbsent(name.toLowerCase(Locale.ROOT), values.get(0));
            }
        });
        if (!isProved(lower, content)) {
            throw new AccessDeniedException(WebhookCode.NOT_SIGNED.error("the message is not signed as agreed"));
        }
        MapNode message = parse(content);
        requireNew(Messages.madeAt(message).orElse(clock.instant()));
        WebhookEvent event = read(lower, message);
        String digest = digest(content);
        if (!remember(digest)) {
            return new WebhookEvent.Repeated();
        }
        boolean done = false;
        try {
            action.accept(event);
            done = true;
            return event;
        } finally {
            if (!done) {
                forget(digest);
            }
        }
    }

    private boolean isProved(Map<String, String> headers, byte[] content) {
        if (sender instanceof WebhookSender.GitHub github) {
            return Signatures.isSigned(header(headers, "x-hub-signature-256"), github.secret(), content);
        }
        if (sender instanceof WebhookSender.GitLab gitlab) {
            return Signatures.isSame(header(headers, "x-gitlab-token"), gitlab.token());
        }
        if (sender instanceof WebhookSender.AzureDevOps azure) {
            return Signatures.isLogin(header(headers, "authorization"), azure.login());
        }
        String signature = header(headers, "x-signature");
        return sender instanceof WebhookSender.Flux flux
                ? Signatures.isSigned(signature, flux.secret(), content)
                : Signatures.isSigned(signature, ((WebhookSender.CdEvents) sender).secret(), content);
    }

    private static String header(Map<String, String> headers, String name) {
        return headers.getOrDefault(name, "");
    }

    private static MapNode parse(byte[] content) {
        try {
            if (JsonReader.defaults().read("message", new String(content, UTF_8)) instanceof MapNode message) {
                return message;
            }
        } catch (BedrockException e) {
            throw new InvalidInputException(List.of(WebhookCode.INVALID.error("the message is no JSON")), e);
        }
        throw new InvalidInputException(List.of(WebhookCode.INVALID.error("the message is no JSON object")));
    }

    private void requireNew(Instant madeAt) {
        if (madeAt.isBefore(clock.instant().minus(OLDEST))) {
            throw new AccessDeniedException(WebhookCode.TOO_OLD.error("the message is of " + madeAt));
        }
    }

    private WebhookEvent read(Map<String, String> headers, MapNode message) {
        if (sender instanceof WebhookSender.GitHub) {
            return Messages.github(header(headers, "x-github-event"), message);
        }
        if (sender instanceof WebhookSender.GitLab) {
            return Messages.gitlab(message);
        }
        if (sender instanceof WebhookSender.AzureDevOps) {
            return Messages.azureDevOps(message);
        }
        return sender instanceof WebhookSender.Flux flux
                ? Messages.flux(flux, message, clock.instant())
                : Messages.cdEvent(headers, message, clock.instant());
    }

    private synchronized boolean remember(String digest) {
        return seen.put(digest, true) == null;
    }

    private synchronized void forget(String digest) {
        seen.remove(digest);
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
