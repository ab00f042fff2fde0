package dev.bedrock.hld.helm.chart.source;

import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a {@code .helmignore}, and the one that every chart has: hidden files in {@code templates/} are ignored.
 * Immutable.
 *
 * <p>Unlike in a {@code .gitignore}, a negated rule ignores everything that it does <em>not</em> match.
 */
public final class HelmIgnore {
    private final List<Rule> rules;

    private HelmIgnore(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    private enum Subject {
        BASE_NAME,
        PATH
    }

    private record Rule(Subject subject, GoFileMatch pattern, boolean negated, boolean directoriesOnly) {
        boolean matches(String path) {
            return pattern.matches(subject == Subject.PATH ? path : path.substring(path.lastIndexOf('/') + 1));
        }
    }

    /** The rule that every chart has. */
    public static HelmIgnore defaults() {
        return parse("");
    }

    /**
     * Reads the text of a {@code .helmignore}; the rule that every chart has comes last.
     *
     * @throws HelmFailureException if a pattern is malformed or has {@code **}
     */
    public static HelmIgnore parse(String text) {
        List<Rule> rules = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String trimmed = line.strip();
            if (!trimmed.isEmpty() && trimmed.charAt(0) != '#') {
                rules.add(rule(trimmed));
            }
        }
        rules.add(rule("templates/.?*"));
        return new HelmIgnore(rules);
    }

    private static Rule rule(String line) {
        if (line.contains("**")) {
            throw failure("double-star (**) syntax is not supported");
        }
        GoFileMatch wellFormed = compile(line);
        boolean negated = line.startsWith("!");
        String pattern = negated ? line.substring(1) : line;
        boolean directoriesOnly = pattern.endsWith("/");
        if (directoriesOnly) {
            pattern = pattern.substring(0, pattern.length() - 1);
        }
        boolean anchored = pattern.startsWith("/");
        if (anchored) {
            pattern = pattern.substring(1);
        }
        Subject subject = anchored || pattern.contains("/") ? Subject.PATH : Subject.BASE_NAME;
        return new Rule(subject, pattern.equals(line) ? wellFormed : compile(pattern), negated, directoriesOnly);
    }

    private static GoFileMatch compile(String pattern) {
        try {
            return GoFileMatch.compile(pattern);
        } catch (IllegalArgumentException e) {
            throw failure(String.valueOf(e.getMessage()));
        }
    }

    private static HelmFailureException failure(String message) {
        return HelmFailureException.in(".helmignore", HelmCode.CHART_INVALID, message);
    }

    /**
     * Whether a file or a directory with all that is in it is left out.
     *
     * @param path the path within the chart
     * @param directory whether it is a directory
     */
    public boolean ignores(String path, boolean directory) {
        for (Rule rule : rules) {
            if (rule.negated()) {
                if ((rule.directoriesOnly() && !directory) || !rule.matches(path)) {
                    return true;
                }
            } else if ((directory || !rule.directoriesOnly()) && rule.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
