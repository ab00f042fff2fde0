package dev.bedrock.telemetry.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.telemetry.deployment.Deployment;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Where a page ended. Its text may be given to whoever asks for the page, and taken back from there.
 *
 * @param order the order of the pages
 * @param key the key of the last deployment of the page
 */
public record DeploymentCursor(DeploymentOrder order, List<String> key) {
    private static final int LONGEST = 4096;
    private static final String SEPARATOR = "\n";

    /** Keeps a copy. */
    public DeploymentCursor {
        key = List.copyOf(key);
    }

    static DeploymentCursor after(DeploymentOrder order, Deployment last) {
        return new DeploymentCursor(order, order.key(last));
    }

    /** As text, which may stand in an address. */
    public String text() {
        String plain = order.name() + SEPARATOR + String.join(SEPARATOR, key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    /**
     * The cursor of a text.
     *
     * @throws InvalidInputException if it is none
     */
    public static DeploymentCursor parse(String text) {
        if (text.length() <= LONGEST) {
            try {
                List<String> parts =
                        Arrays.asList(new String(Base64.getUrlDecoder().decode(text), UTF_8).split(SEPARATOR, -1));
                DeploymentOrder order = DeploymentOrder.valueOf(parts.get(0));
                List<String> key = parts.subList(1, parts.size());
                if (key.size() == order.key(Deployment.of("")).size()) {
                    return new DeploymentCursor(order, key);
                }
            } catch (IllegalArgumentException e) {
                throw new InvalidInputException(List.of(invalid()), e);
            }
        }
        throw new InvalidInputException(List.of(invalid()));
    }

    private static Problem invalid() {
        return QueryCode.CURSOR_INVALID
                .error("this is no end of a page")
                .withHint("take the text that came with the page, and keep it as it is");
    }
}
