package dev.bedrock.hld.helm.semver;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.bedrock.hld.helm.golib.GoSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version must fulfil: {@code >=1.21-0 <2}, {@code ^1.2 || ~3.1.4}, {@code 1.2 - 1.4}, {@code 1.x}. Immutable.
 *
 * <p>Comparisons joined by a comma or a blank must all hold, of groups joined by {@code ||} one. A prerelease fulfils a
 * group only if a version in the group has a prerelease itself.
 */
public final class VersionConstraint {
    private static final String VERSION =
            "v?([0-9|x|X|\\*]+)(\\.[0-9|x|X|\\*]+)?(\\.[0-9|x|X|\\*]+)?" + SemanticVersion.SUFFIXES;
    private static final String OPERATOR = "(!=|=>|=<|=|>=|>|<=|<|~>|~|\\^|)";
    private static final Pattern RANGE = Pattern.compile("\\s*(" + VERSION + ")\\s+-\\s+(" + VERSION + ")\\s*");
    private static final int RANGE_END_GROUP = 11;
    private static final Pattern GROUP = Pattern.compile("(\\s*" + OPERATOR + "\\s*(" + VERSION
            + ")\\s*)((?:\\s+|,\\s*)" + OPERATOR + "\\s*(" + VERSION + ")\\s*)*");
    private static final Pattern COMPARISON = Pattern.compile(OPERATOR + "\\s*(" + VERSION + ")");

    private final String text;
    private final List<List<Comparison>> groups;

    private VersionConstraint(String text, List<List<Comparison>> groups) {
        this.text = text;
        this.groups = groups;
    }

    /**
     * Reads a constraint.
     *
     * @throws GoSyntaxException with a text such as {@code improper constraint: foo}
     */
    public static VersionConstraint parse(String text) throws GoSyntaxException {
        List<List<Comparison>> groups = new ArrayList<>();
        for (String group : withoutRanges(text).split("\\|\\|", -1)) {
            if (!GROUP.matches(group)) {
                throw new GoSyntaxException("improper constraint: " + group);
            }
            List<Comparison> comparisons = new ArrayList<>();
            Matcher matcher = COMPARISON.matcher(group);
            while (matcher.find()) {
                comparisons.add(comparison(matcher));
            }
            groups.add(List.copyOf(comparisons));
        }
        return new VersionConstraint(text, List.copyOf(groups));
    }

    private static String withoutRanges(String text) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = RANGE.matcher(text);
        int copied = 0;
        while (matcher.find()) {
            out.append(text, copied, matcher.start())
                    .append(">= ")
                    .append(matcher.group(1))
                    .append(", <= ")
                    .append(matcher.group(RANGE_END_GROUP))
                    .append(' ');
            copied = matcher.end();
        }
        return out.append(text.substring(copied)).toString();
    }

    private static Comparison comparison(Matcher matcher) throws GoSyntaxException {
        String major = part(matcher.group(3));
        String minor = part(matcher.group(4));
        String patch = part(matcher.group(5));
        String suffix = matcher.group(6) == null ? "" : matcher.group(6);
        String version;
        Comparison.Precision precision;
        if (major.isEmpty()) {
            version = "0.0.0" + suffix;
            precision = Comparison.Precision.NONE;
        } else if (minor.isEmpty()) {
            version = major + ".0.0" + suffix;
            precision = Comparison.Precision.MAJOR;
        } else if (patch.isEmpty()) {
            version = major + "." + minor + ".0" + suffix;
            precision = Comparison.Precision.MINOR;
        } else {
            version = matcher.group(2);
            precision = Comparison.Precision.PATCH;
        }
        try {
            return new Comparison(matcher.group(1), SemanticVersion.parse(version), precision);
        } catch (GoSyntaxException e) {
            throw new GoSyntaxException("constraint parser error");
        }
    }

    /** A part of a version; empty if it is missing or stands for any number. */
    private static String part(@Nullable String group) {
        if (group == null) {
            return "";
        }
        String number = group.startsWith(".") ? group.substring(1) : group;
        return number.equals("x") || number.equals("X") || number.equals("*") ? "" : number;
    }

    /** Whether a version fulfils the constraint. */
    public boolean allows(SemanticVersion version) {
        return groups.stream().anyMatch(group -> allows(group, version));
    }

    private static boolean allows(List<Comparison> group, SemanticVersion version) {
        if (!version.prerelease().isEmpty()
                && group.stream()
                        .allMatch(
                                comparison -> comparison.version().prerelease().isEmpty())) {
            return false;
        }
        return group.stream().allMatch(comparison -> comparison.holdsFor(version));
    }

    @Override
    public String toString() {
        return text;
    }
}
