package dev.bedrock.hld.install.chart;

import dev.bedrock.core.diagnostic.ProblemCode;

/** What can be wrong with charts from remotes. */
public enum ChartCode implements ProblemCode {
    /** The address of no chart repository. */
    REPOSITORY_INVALID(
            "HLD-0601",
            "A chart repository is an http, https or oci address; names that only a Helm installation knows are not."),
    /** A malformed index. */
    INDEX_INVALID("HLD-0602", "The index.yaml of a chart repository cannot be read, or an entry of it is wrong."),

    /** A chart that a repository does not have. */
    CHART_UNKNOWN("HLD-0603", "The repository has no chart of this name. Look at its list of charts."),

    /** A version that a repository does not have. */
    VERSION_UNKNOWN(
            "HLD-0604",
            "The repository has no version of the chart that fits. A prerelease only fits a constraint that names one."),

    /** A malformed constraint on versions. */
    VERSION_INVALID("HLD-0605", "The version is neither one nor a constraint such as ^1.2 or >=1.0.0 <2.0.0."),

    /** An archive that is another chart. */
    OTHER_CHART("HLD-0606", "The archive holds another chart, or another version, than the repository says."),

    /** An archive that has changed. */
    DIGEST_CHANGED(
            "HLD-0607",
            "The repository now offers other content under this version than before: a tag was moved, or an archive"
                    + " replaced. Find out why before you accept it."),

    /** A manifest of a registry that is no chart. */
    MANIFEST_INVALID("HLD-0608", "What the registry has under this name and version is no Helm chart."),

    /** A chart without a signature. */
    PROVENANCE_MISSING("HLD-0609", "Charts have to be signed, and this one has no provenance file."),

    /** A signature that proves nothing. */
    PROVENANCE_INVALID(
            "HLD-0610",
            "The provenance file is not signed by a key of the keyring, or is for another archive. Do not use the chart."),

    /** A keyring that cannot be read. */
    KEYRING_INVALID("HLD-0611", "The keyring holds no OpenPGP public keys, binary or armored."),

    /** A dependency that cannot be resolved. */
    DEPENDENCY_INVALID("HLD-0612", "A chart declares a dependency that cannot be fetched from where it says."),

    /** A lock that does not fit the chart. */
    DEPENDENCY_LOCK(
            "HLD-0613",
            "Chart.lock, or requirements.lock, was made for other dependencies than the chart now has. Make it anew with"
                    + " helm dependency update."),

    /** Charts that depend on each other. */
    DEPENDENCY_CYCLE("HLD-0614", "A chart depends on itself by way of others, or charts are nested too deep.");

    private final String id;
    private final String explanation;

    ChartCode(String id, String explanation) {
        this.id = id;
        this.explanation = explanation;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
