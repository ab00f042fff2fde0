package dev.bedrock.hld.lock;

import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.SourceMethod;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a component wants from a remote source. Components that want the same share what is fetched.
 *
 * @param method how the source is reached, never {@link SourceMethod#LOCAL}
 * @param source the address, without user name and password if it is a URL of HTTP
 * @param chart the chart: its name in a chart repository, its folder in a git repository, {@code .} for the whole of it;
 *     empty if no chart is wanted
 * @param version the version as written: commit, tag or branch; chart version or range; the digest of a file. Empty for
 *     the newest
 * @param branch the branch of a git repository; empty for its default
 */
public record SourceRequest(SourceMethod method, String source, String chart, String version, String branch)
        implements Comparable<SourceRequest> {
    private static final Pattern USER = Pattern.compile("(?i)(https?://)[^/@]*@(.*)");
    private static final Comparator<SourceRequest> ORDER = Comparator.comparing(SourceRequest::source)
            .thenComparing(SourceRequest::method)
            .thenComparing(SourceRequest::chart)
            .thenComparing(SourceRequest::version)
            .thenComparing(SourceRequest::branch);

    /** Checks the method. */
    public SourceRequest {
        if (method == SourceMethod.LOCAL) {
            throw new IllegalArgumentException("what is local is not requested");
        }
    }

    /** What a stanza or component wants, empty if it needs nothing from elsewhere. */
    public static Optional<SourceRequest> of(Component component) {
        boolean chart = component.type().equals(Component.HELM);
        return switch (component.method()) {
            case LOCAL -> Optional.empty();
            case GIT -> Optional.of(request(component, chart ? folder(component.path()) : ""));
            case HELM -> chart ? Optional.of(request(component, plain(component.path()))) : Optional.empty();
            case HTTP -> component.isContainer() || chart ? Optional.empty() : Optional.of(request(component, ""));
        };
    }

    private static SourceRequest request(Component component, String chart) {
        boolean git = component.method() == SourceMethod.GIT;
        return new SourceRequest(
                component.method(),
                withoutUser(component.source()),
                chart,
                component.version(),
                git ? component.branch() : "");
    }

    /** The address without user name and password; those of ssh stay, they are no secret. */
    public static String withoutUser(String source) {
        Matcher matcher = USER.matcher(source);
        return matcher.matches() ? matcher.group(1) + matcher.group(2) : source;
    }

    /** Whether a chart of a git repository, or of a chart repository, is wanted. */
    public boolean isChart() {
        return method == SourceMethod.HELM || !chart.isEmpty();
    }

    private static String folder(String path) {
        String plain = plain(path);
        return plain.isEmpty() ? "." : plain;
    }

    private static String plain(String path) {
        StringBuilder plain = new StringBuilder();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty() && !segment.equals(".")) {
                plain.append(plain.isEmpty() ? "" : "/").append(segment);
            }
        }
        return plain.toString();
    }

    @Override
    public int compareTo(SourceRequest other) {
        return ORDER.compare(this, other);
    }

    /** For people: the address, and what of it, without anything that a terminal would obey. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(source);
        if (!chart.isEmpty()) {
            text.append(' ').append(chart);
        }
        if (!branch.isEmpty()) {
            text.append(" branch ").append(branch);
        }
        if (!version.isEmpty()) {
            text.append(' ').append(version);
        }
        return Printable.of(text.toString());
    }
}
