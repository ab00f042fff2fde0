package dev.bedrock.gitops.project;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.PathSegments;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Which texts can be values of a chart. The objections are the ends of sentences. */
final class ChartValues {
    private static final Pattern URL = Pattern.compile(
            "[a-zA-Z][a-zA-Z0-9+.-]*://[^\\s\"'`<>\\\\^{|}]+|[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:[^\\s\"'`<>\\\\^{|}]+");
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9._/~+@-]+");
    private static final Pattern PASSWORD = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://[^/@]*:[^/@]+@.*");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/+-]*");

    private ChartValues() {}

    static Optional<String> urlObjection(String url) {
        boolean local = LOCAL.matcher(url).matches() && !url.startsWith("-");
        return URL.matcher(url).matches() || local
                ? Optional.empty()
                : Optional.of("is not a URL such as https://host/repository or git@host:repository");
    }

    static Optional<String> pathObjection(String path) {
        for (String segment : ServicePaths.normalize(path).split("/", -1)) {
            Optional<String> objection = segment.isEmpty() ? Optional.empty() : PathSegments.objection(segment);
            if (objection.isPresent()) {
                return Optional.of(segment.equals("..") ? "must stay inside, without '..'" : objection.get());
            }
        }
        return path.startsWith("-") ? Optional.of("begins with '-'") : Optional.empty();
    }

    static Optional<String> chartObjection(String chart) {
        return REVISION.matcher(chart).matches() && !chart.contains("..")
                ? Optional.empty()
                : Optional.of("is not the name of a chart");
    }

    static Optional<String> revisionObjection(String revision) {
        return REVISION.matcher(revision).matches() && !revision.contains("..")
                ? Optional.empty()
                : Optional.of("is not a commit or tag");
    }

    static Optional<String> variableObjection(String name) {
        return VARIABLE.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("is not the name of an environment variable: letters, digits and '_'");
    }

    /** The message must not repeat it. */
    static void warnAboutPassword(String key, String url, SourceLocation location, Consumer<Problem> problems) {
        if (PASSWORD.matcher(url).matches()) {
            problems.accept(ProjectCode.VALUE_INVALID
                    .warning("'" + key + "' of the chart has a password in it, which everybody can read", location)
                    .withHint("name the environment variable that has it in accessTokenVariable"));
        }
    }
}
