package dev.bedrock.hld.lock;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.file.TreeDigest;
import java.util.List;
import java.util.Locale;

/**
 * An entry of the lock.
 *
 * @param request what the components want
 * @param pin what they get
 * @param tree the {@linkplain TreeDigest digest} of the files
 * @param components the paths of the components that want it, sorted, such as {@code infra/jaeger}
 */
public record LockedSource(SourceRequest request, Pin pin, String tree, List<String> components) {
    private static final int NAME_HASH = 16;
    private static final int LONGEST_LABEL = 40;

    /** Sorts. */
    public LockedSource {
        components = components.stream().distinct().sorted().toList();
    }

    /** The name of the folder with the files: what they are, readable, and a hash that tells them from all others. */
    public String folderName() {
        return folderName(request, pin);
    }

    /** The name of the folder for what a request is pinned to. */
    public static String folderName(SourceRequest request, Pin pin) {
        String identity = String.join(
                "\0",
                request.method().toString(),
                request.source(),
                request.chart(),
                pin.version(),
                pin.digest(),
                pin.dependencies().toString());
        String hash = TreeDigest.ofContent(identity.getBytes(UTF_8));
        int start = hash.indexOf(':') + 1;
        return label(request) + "-" + hash.substring(start, start + NAME_HASH);
    }

    private static String label(SourceRequest request) {
        String whole = request.chart().isEmpty() || request.chart().equals(".") ? request.source() : request.chart();
        int query = whole.indexOf('?');
        String path = (query < 0 ? whole : whole.substring(0, query)).replaceAll("/+$", "");
        String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
        String label = last.toLowerCase(Locale.ROOT)
                .replaceAll("\\.(git|ya?ml|json)$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String named = label.isEmpty() ? request.method().toString() : label;
        return named.substring(0, Math.min(named.length(), LONGEST_LABEL));
    }
}
