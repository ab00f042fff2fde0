package dev.bedrock.hld.install.chart;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.hld.helm.golib.GoSyntaxException;
import dev.bedrock.hld.helm.semver.SemanticVersion;
import dev.bedrock.hld.helm.semver.VersionConstraint;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses among the versions of a chart as Helm does: the one that is named, or else the highest that fits. */
final class VersionChoice {
    private static final int SHOWN = 5;

    private VersionChoice() {}

    private record Candidate<T>(T value, String text, SemanticVersion version) {}

    /**
     * The one to take.
     *
     * @param text how a candidate's version is written; those that are no versions are passed over
     * @throws InvalidInputException when none fits, or the constraint is malformed
     */
    static <T> T choose(ChartReference reference, List<T> all, Function<T, String> text) {
        Optional<T> exact = all.stream()
                .filter(each -> text.apply(each).equals(reference.version()))
                .findFirst();
        if (exact.isPresent()) {
            return exact.get();
        }
        VersionConstraint constraint = constraint(reference);
        List<Candidate<T>> candidates = all.stream()
                .map(each -> candidate(each, text.apply(each)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing((Candidate<T> each) -> each.version())
                        .reversed())
                .toList();
        return candidates.stream()
                .filter(each -> constraint.allows(each.version()))
                .findFirst()
                .orElseThrow(() -> none(reference, candidates))
                .value();
    }

    /** Whether this is a version, not a constraint with several. */
    static boolean isVersion(String text) {
        return parse(text) != null;
    }

    /** Whether two texts are the same version. */
    static boolean same(String left, String right) {
        SemanticVersion version = parse(left);
        return left.equals(right) || (version != null && version.equals(parse(right)));
    }

    /** Whether a version fits; a malformed one does not. */
    static boolean fits(String constraint, String version) {
        SemanticVersion parsed = parse(version);
        try {
            return parsed != null
                    && VersionConstraint.parse(constraint.isEmpty() ? "*" : constraint)
                            .allows(parsed);
        } catch (GoSyntaxException e) {
            return false;
        }
    }

    private static VersionConstraint constraint(ChartReference reference) {
        try {
            return VersionConstraint.parse(reference.version().isEmpty() ? "*" : reference.version());
        } catch (GoSyntaxException e) {
            throw new InvalidInputException(ChartCode.VERSION_INVALID.error("the version '" + reference.version()
                    + "' of the chart " + reference.name() + " is neither a version nor a constraint"));
        }
    }

    private static <T> Optional<Candidate<T>> candidate(T value, String text) {
        return Optional.ofNullable(parse(text)).map(version -> new Candidate<>(value, text, version));
    }

    private static @Nullable SemanticVersion parse(String text) {
        try {
            return SemanticVersion.parse(text);
        } catch (GoSyntaxException e) {
            return null;
        }
    }

    private static <T> InvalidInputException none(ChartReference reference, List<Candidate<T>> candidates) {
        String known = candidates.stream().limit(SHOWN).map(Candidate::text).collect(Collectors.joining(", "));
        String wanted = reference.version().isEmpty() ? "release" : "version that fits '" + reference.version() + "'";
        return new InvalidInputException(ChartCode.VERSION_UNKNOWN
                .error("the chart " + reference.name() + " has no " + wanted + " in " + reference.repository())
                .withHint(known.isEmpty() ? "it has no versions at all" : "the newest are " + known));
    }
}
