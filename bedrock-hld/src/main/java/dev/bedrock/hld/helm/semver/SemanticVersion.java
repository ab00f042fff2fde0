package dev.bedrock.hld.helm.semver;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.bedrock.hld.helm.golib.Ascii;
import dev.bedrock.hld.helm.golib.GoSyntaxException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A version such as {@code 1.2.3-rc.1+build.5}. Ordered by precedence: build metadata has no part in it, nor in equality.
 *
 * @param major unsigned
 * @param minor unsigned
 * @param patch unsigned
 * @param prerelease without the hyphen; empty for a release
 * @param metadata without the plus sign; may be empty
 * @param original how the version was written
 */
public record SemanticVersion(long major, long minor, long patch, String prerelease, String metadata, String original)
        implements Comparable<SemanticVersion> {
    static final String SUFFIXES =
            "(-([0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*))?(\\+([0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*))?";
    private static final Pattern FORM = Pattern.compile("v?([0-9]+)(\\.[0-9]+)?(\\.[0-9]+)?" + SUFFIXES);
    private static final Pattern IDENTIFIERS = Pattern.compile("[0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*");

    /**
     * Reads a version leniently: a leading {@code v} and leading zeros are fine, minor and patch may be missing.
     *
     * @throws GoSyntaxException if it is no version
     */
    public static SemanticVersion parse(String text) throws GoSyntaxException {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new GoSyntaxException("invalid semantic version");
        }
        String prerelease = orEmpty(matcher.group(5));
        checkPrerelease(prerelease);
        return new SemanticVersion(
                number(matcher.group(1)),
                number(matcher.group(2)),
                number(matcher.group(3)),
                prerelease,
                orEmpty(matcher.group(8)),
                text);
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }

    private static long number(@Nullable String group) throws GoSyntaxException {
        if (group == null) {
            return 0;
        }
        String digits = group.startsWith(".") ? group.substring(1) : group;
        try {
            return Long.parseUnsignedLong(digits);
        } catch (NumberFormatException e) {
            throw new GoSyntaxException(
                    "error parsing version segment: strconv.ParseUint: parsing \"" + digits + "\": value out of range");
        }
    }

    private static void checkPrerelease(String prerelease) throws GoSyntaxException {
        for (String part : prerelease.split("\\.", -1)) {
            if (part.length() > 1 && part.charAt(0) == '0' && Ascii.isNumber(part)) {
                throw new GoSyntaxException("version segment starts with 0");
            }
        }
    }

    /** The next patch; for a prerelease, the release it leads to. */
    public SemanticVersion nextPatch() {
        return release(major, minor, prerelease.isEmpty() ? patch + 1 : patch);
    }

    /** The first patch of the next minor version. */
    public SemanticVersion nextMinor() {
        return release(major, minor + 1, 0);
    }

    /** The first version with the next major number. */
    public SemanticVersion nextMajor() {
        return release(major + 1, 0, 0);
    }

    /**
     * The same version with another prerelease.
     *
     * @throws GoSyntaxException if it is neither empty nor dot-separated identifiers
     */
    public SemanticVersion withPrerelease(String newPrerelease) throws GoSyntaxException {
        if (!newPrerelease.isEmpty() && !IDENTIFIERS.matches(newPrerelease)) {
            throw new GoSyntaxException("invalid prerelease string");
        }
        checkPrerelease(newPrerelease);
        return numbered(major, minor, patch, newPrerelease, metadata);
    }

    /**
     * The same version with other metadata.
     *
     * @throws GoSyntaxException if it is neither empty nor dot-separated identifiers
     */
    public SemanticVersion withMetadata(String newMetadata) throws GoSyntaxException {
        if (!newMetadata.isEmpty() && !IDENTIFIERS.matches(newMetadata)) {
            throw new GoSyntaxException("invalid metadata string");
        }
        return numbered(major, minor, patch, prerelease, newMetadata);
    }

    private SemanticVersion release(long newMajor, long newMinor, long newPatch) {
        return numbered(newMajor, newMinor, newPatch, "", "");
    }

    private SemanticVersion numbered(long newMajor, long newMinor, long newPatch, String pre, String meta) {
        String prefix = original.startsWith("v") ? "v" : "";
        return new SemanticVersion(
                newMajor, newMinor, newPatch, pre, meta, prefix + text(newMajor, newMinor, newPatch, pre, meta));
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int order = Long.compareUnsigned(major, other.major);
        order = order != 0 ? order : Long.compareUnsigned(minor, other.minor);
        order = order != 0 ? order : Long.compareUnsigned(patch, other.patch);
        return order != 0 ? order : comparePrereleases(prerelease, other.prerelease);
    }

    /** The order of two prereleases of one version; no prerelease comes last. */
    static int comparePrereleases(String left, String right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isEmpty(), right.isEmpty());
        }
        String[] leftParts = left.split("\\.", -1);
        String[] rightParts = right.split("\\.", -1);
        for (int i = 0; i < Math.min(leftParts.length, rightParts.length); i++) {
            int order = compareParts(leftParts[i], rightParts[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(leftParts.length, rightParts.length);
    }

    private static int compareParts(String left, String right) {
        boolean leftNumber = Ascii.isNumber(left);
        if (leftNumber != Ascii.isNumber(right)) {
            return leftNumber ? -1 : 1;
        }
        if (leftNumber && left.length() != right.length()) {
            return Integer.compare(left.length(), right.length());
        }
        return left.compareTo(right);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SemanticVersion version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(major, minor, patch, prerelease);
    }

    private static String text(long major, long minor, long patch, String prerelease, String metadata) {
        return Long.toUnsignedString(major)
                + "."
                + Long.toUnsignedString(minor)
                + "."
                + Long.toUnsignedString(patch)
                + (prerelease.isEmpty() ? "" : "-" + prerelease)
                + (metadata.isEmpty() ? "" : "+" + metadata);
    }

    /** The normal form: three numbers, no {@code v}. */
    @Override
    public String toString() {
        return text(major, minor, patch, prerelease, metadata);
    }
}
