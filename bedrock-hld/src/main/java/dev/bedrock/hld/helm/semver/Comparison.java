package dev.bedrock.hld.helm.semver;

/**
 * One operator with its version.
 *
 * @param operator {@code >=} and so on, empty if only the version is given
 * @param version the version with zeros for what is missing
 * @param precision how much of the version was given
 */
record Comparison(String operator, SemanticVersion version, Precision precision) {
    /** The last part of a version that is given and not {@code x}. */
    enum Precision {
        NONE,
        MAJOR,
        MINOR,
        PATCH
    }

    /** Whether the comparison holds; that prereleases are looked at is settled before. */
    boolean holdsFor(SemanticVersion candidate) {
        return switch (operator) {
            case "!=" -> differs(candidate);
            case ">" -> greater(candidate);
            case "<" -> candidate.compareTo(version) < 0;
            case ">=", "=>" -> candidate.compareTo(version) >= 0;
            case "<=", "=<" -> lessOrEqual(candidate);
            case "~", "~>" -> sameMinor(candidate);
            case "^" -> compatible(candidate);
            default -> precision == Precision.PATCH ? candidate.compareTo(version) == 0 : sameMinor(candidate);
        };
    }

    private boolean differs(SemanticVersion candidate) {
        if (precision == Precision.PATCH || precision == Precision.NONE) {
            return candidate.compareTo(version) != 0;
        }
        if (candidate.major() != version.major()) {
            return true;
        }
        if (precision == Precision.MAJOR) {
            return false;
        }
        return candidate.minor() != version.minor()
                || SemanticVersion.comparePrereleases(candidate.prerelease(), version.prerelease()) != 0;
    }

    private boolean greater(SemanticVersion candidate) {
        int major = Long.compareUnsigned(candidate.major(), version.major());
        if (precision == Precision.PATCH || precision == Precision.NONE) {
            return candidate.compareTo(version) > 0;
        }
        // Of >1.2, no version 1.2.z is greater.
        boolean laterMinor = Long.compareUnsigned(candidate.minor(), version.minor()) > 0;
        return major > 0 || (major == 0 && precision == Precision.MINOR && laterMinor);
    }

    private boolean lessOrEqual(SemanticVersion candidate) {
        if (precision == Precision.PATCH) {
            return candidate.compareTo(version) <= 0;
        }
        int major = Long.compareUnsigned(candidate.major(), version.major());
        boolean laterMinor = Long.compareUnsigned(candidate.minor(), version.minor()) > 0;
        return major < 0 || (major == 0 && (!laterMinor || precision == Precision.MAJOR));
    }

    private boolean sameMinor(SemanticVersion candidate) {
        if (candidate.compareTo(version) < 0) {
            return false;
        }
        boolean anything = (precision == Precision.PATCH || precision == Precision.NONE)
                && version.major() == 0
                && version.minor() == 0
                && version.patch() == 0;
        boolean minorFits = candidate.minor() == version.minor() || precision == Precision.MAJOR;
        return anything || (candidate.major() == version.major() && minorFits);
    }

    /** The same up to the first number that is not zero. */
    private boolean compatible(SemanticVersion candidate) {
        if (candidate.compareTo(version) < 0 || candidate.major() != version.major()) {
            return false;
        }
        if (version.major() != 0 || precision == Precision.MAJOR) {
            return true;
        }
        if (candidate.minor() != version.minor()) {
            return false;
        }
        return version.minor() != 0 || precision == Precision.MINOR || candidate.patch() == version.patch();
    }
}
