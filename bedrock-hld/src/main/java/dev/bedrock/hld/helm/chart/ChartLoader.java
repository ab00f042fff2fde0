package dev.bedrock.hld.helm.chart;

import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.chart.source.ChartFile;
import dev.bedrock.hld.helm.chart.source.ChartFiles;
import dev.bedrock.hld.helm.chart.source.ChartLimits;
import dev.bedrock.hld.helm.chart.source.ChartSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Loads charts from directories and archives. Immutable.
 *
 * <pre>{@code
 * Chart chart = ChartLoader.defaults().load(Path.of("charts/redis"));
 * }</pre>
 */
public final class ChartLoader {
    private static final ChartLoader DEFAULTS = new ChartLoader(ChartLimits.defaults(), null);

    private final ChartLimits limits;
    private final @Nullable Path linkRoot;

    private ChartLoader(ChartLimits limits, @Nullable Path linkRoot) {
        this.limits = limits;
        this.linkRoot = linkRoot;
    }

    /** Helm's limits; symbolic links must stay in the chart. */
    public static ChartLoader defaults() {
        return DEFAULTS;
    }

    /** With other limits. */
    public ChartLoader withLimits(ChartLimits newLimits) {
        return new ChartLoader(newLimits, linkRoot);
    }

    /** With symbolic links that may lead anywhere below this directory. */
    public ChartLoader withLinkRoot(Path root) {
        return new ChartLoader(limits, root);
    }

    /**
     * Loads a chart.
     *
     * @throws HelmFailureException if there is none, or it is wrong
     * @throws dev.bedrock.core.diagnostic.AccessDeniedException if a symbolic link leads out
     * @throws LimitExceededException beyond the limits
     * @throws dev.bedrock.core.diagnostic.UnavailableException if it cannot be read
     */
    public Chart load(Path chart) {
        return load(source(chart).files());
    }

    /** Reads the files of a chart without making a chart of them. Throws what {@link #load(Path)} throws. */
    public ChartSource source(Path chart) {
        if (!Files.exists(chart)) {
            throw HelmFailureException.of(HelmCode.CHART_MISSING, "path \"" + chart + "\" not found");
        }
        boolean directory = Files.isDirectory(chart);
        Path description = chart.resolve("Chart.yaml").toAbsolutePath();
        if (directory && !Files.exists(description)) {
            throw HelmFailureException.of(
                    HelmCode.CHART_MISSING,
                    "unable to detect chart at " + description + ": open " + description
                            + ": no such file or directory");
        }
        return ChartSource.read(chart, limits, linkRoot == null ? chart : linkRoot);
    }

    /** Makes a chart of its files. */
    public Chart load(ChartFiles files) {
        checkApiVersion(files);
        return load(files.files(), 0, new Allowance(limits));
    }

    /** Helm looks at the version of the format before anything else, but only at that of the outermost chart. */
    private static void checkApiVersion(ChartFiles files) {
        for (ChartFile file : files.files()) {
            if (file.name().equals("Chart.yaml")) {
                String apiVersion = apiVersion(file);
                if (!apiVersion.isEmpty() && !apiVersion.equals("v1") && !apiVersion.equals("v2")) {
                    String text = apiVersion.equals("v3") ? "invalid chart apiVersion" : "unsupported chart version";
                    throw HelmFailureException.in(file.name(), HelmCode.CHART_INVALID, text);
                }
            }
        }
    }

    private static String apiVersion(ChartFile file) {
        try {
            return StructReader.of("chartBase", "loader.chartBase", HelmYaml.read(file.name(), file.text()))
                    .text("apiVersion");
        } catch (GoDecodeException e) {
            throw HelmFailureException.in(file.name(), HelmCode.CHART_INVALID, "cannot load Chart.yaml: " + e.text());
        }
    }

    private Chart load(List<ChartFile> files, int nesting, Allowance allowance) {
        if (nesting > limits.maxNesting()) {
            throw new LimitExceededException(
                    HelmCode.CHART_TOO_LARGE.error("charts are nested deeper than " + limits.maxNesting()));
        }
        try {
            return new Loading(nesting, allowance).load(files);
        } catch (GoDecodeException e) {
            throw HelmFailureException.of(HelmCode.CHART_INVALID, e.text());
        } catch (ChartValidationException e) {
            throw HelmFailureException.in("Chart.yaml", HelmCode.CHART_INVALID, e.text());
        }
    }

    /** What all archives in a chart, and those in them, may unpack to together. */
    private static final class Allowance {
        private final ChartLimits limits;
        private int bytesLeft;
        private int filesLeft;

        Allowance(ChartLimits limits) {
            this.limits = limits;
            this.bytesLeft = limits.maxTotalBytes();
            this.filesLeft = limits.maxFiles();
        }

        ChartFiles unpack(ChartFile archive) {
            ChartFiles files = archive.unpack(
                    limits.withMaxTotalBytes(Math.max(1, bytesLeft)).withMaxFiles(Math.max(1, filesLeft)));
            bytesLeft -= files.files().stream().mapToInt(ChartFile::size).sum();
            filesLeft -= files.files().size();
            return files;
        }
    }

    /** One chart on its way from files. */
    private final class Loading {
        private final int nesting;
        private final Allowance allowance;
        private final HelmLog log = new HelmLog();
        private final List<ChartFile> templates = new ArrayList<>();
        private final List<ChartFile> others = new ArrayList<>();
        private final Map<String, List<ChartFile>> subcharts = new TreeMap<>();
        private Map<String, @Nullable Object> values = Map.of();
        private @Nullable ChartFile schema;

        Loading(int nesting, Allowance allowance) {
            this.allowance = allowance;
            this.nesting = nesting;
        }

        Chart load(List<ChartFile> files) throws GoDecodeException {
            ChartMetadata metadata = metadata(files);
            for (ChartFile file : files) {
                metadata = sort(file, metadata);
            }
            MetadataValidation.check(metadata);
            List<Chart> dependencies = dependencies(metadata.name());
            return new Chart(
                    metadata, values, Optional.ofNullable(schema), templates, others, dependencies, log.lines());
        }

        private ChartMetadata metadata(List<ChartFile> files) throws GoDecodeException {
            for (ChartFile file : files) {
                if (file.name().equals("Chart.yaml")) {
                    try {
                        return MetadataReader.read(file.text());
                    } catch (GoDecodeException e) {
                        throw new GoDecodeException("cannot load Chart.yaml: " + e.text());
                    }
                }
            }
            throw HelmFailureException.of(HelmCode.CHART_INVALID, "Chart.yaml file is missing");
        }

        private ChartMetadata sort(ChartFile file, ChartMetadata metadata) throws GoDecodeException {
            String name = file.name();
            boolean v1 = metadata.apiVersion().equals("v1");
            switch (name) {
                case "Chart.yaml" -> {}
                case "Chart.lock" -> checkLock(file);
                case "values.yaml" -> values = values(file);
                case "values.schema.json" -> schema = file;
                case "requirements.yaml" -> {
                    return requirements(file, metadata, v1);
                }
                case "requirements.lock" -> {
                    checkLock(file);
                    if (v1) {
                        others.add(file);
                    } else {
                        log.info("Warning: Dependency locking is handled in Chart.lock since apiVersion \"v2\"."
                                + " We recommend migrating to Chart.lock.");
                    }
                }
                default -> sortByFolder(file);
            }
            return metadata;
        }

        private ChartMetadata requirements(ChartFile file, ChartMetadata metadata, boolean v1)
                throws GoDecodeException {
            if (v1) {
                others.add(file);
            } else {
                log.info("Warning: Dependencies are handled in Chart.yaml since apiVersion \"v2\"."
                        + " We recommend migrating dependencies to Chart.yaml.");
            }
            try {
                return MetadataReader.withRequirements(metadata, file.text());
            } catch (GoDecodeException e) {
                throw new GoDecodeException("cannot load requirements.yaml: " + e.text());
            }
        }

        private void checkLock(ChartFile file) throws GoDecodeException {
            try {
                StructReader.of("Lock", "v2.Lock", HelmYaml.read(file.name(), file.text()));
            } catch (GoDecodeException e) {
                throw new GoDecodeException("cannot load " + file.name() + ": " + e.text());
            }
        }

        private Map<String, @Nullable Object> values(ChartFile file) throws GoDecodeException {
            try {
                return HelmYaml.readValues(file.name(), file.text());
            } catch (GoDecodeException e) {
                throw new GoDecodeException("cannot load values.yaml: " + e.text());
            }
        }

        private void sortByFolder(ChartFile file) {
            String name = file.name();
            if (name.startsWith("templates/")) {
                templates.add(file);
            } else if (name.startsWith("charts/") && !name.endsWith(".prov")) {
                String inside = name.substring("charts/".length());
                int slash = inside.indexOf('/');
                String folder = slash < 0 ? inside : inside.substring(0, slash);
                subcharts.computeIfAbsent(folder, key -> new ArrayList<>()).add(file.renamed(inside));
            } else {
                others.add(file);
            }
        }

        private List<Chart> dependencies(String parent) {
            Map<String, Chart> dependencies = new LinkedHashMap<>();
            subcharts.forEach((folder, files) -> {
                if (folder.startsWith("_") || folder.startsWith(".")) {
                    return;
                }
                try {
                    dependencies.put(folder, subchart(folder, files, parent));
                } catch (HelmFailureException e) {
                    throw e.prefixed("error unpacking subchart " + folder + " in " + parent + ": ");
                }
            });
            dependencies.values().forEach(each -> log.addAll(each.warnings()));
            return new ArrayList<>(dependencies.values());
        }

        private Chart subchart(String folder, List<ChartFile> files, String parent) {
            if (!folder.endsWith(".tgz")) {
                List<ChartFile> inside = files.stream()
                        .filter(file -> file.name().length() > folder.length())
                        .map(file -> file.renamed(file.name().substring(folder.length() + 1)))
                        .toList();
                return ChartLoader.this.load(inside, nesting + 1, allowance);
            }
            ChartFile archive = files.get(0);
            if (!archive.name().equals(folder)) {
                throw HelmFailureException.of(
                        HelmCode.CHART_INVALID,
                        "error unpacking subchart tar in " + parent + ": expected " + folder + ", got "
                                + archive.name());
            }
            return ChartLoader.this.load(allowance.unpack(archive).files(), nesting + 1, allowance);
        }
    }
}
