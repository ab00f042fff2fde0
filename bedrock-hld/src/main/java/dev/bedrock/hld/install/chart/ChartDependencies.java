package dev.bedrock.hld.install.chart;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.helm.chart.ChartDependency;
import dev.bedrock.hld.helm.chart.ChartLoader;
import dev.bedrock.hld.helm.chart.ChartMetadata;
import dev.bedrock.hld.helm.chart.source.ChartFile;
import dev.bedrock.hld.helm.chart.source.ChartFiles;
import dev.bedrock.hld.install.chart.DependencyLock.Locked;
import dev.bedrock.hld.install.chart.PresentCharts.Present;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the charts that charts depend on, as {@code helm dependency build} does, and those that they depend on in turn. A
 * {@code Chart.lock} is kept to; what is in {@code charts/} in a version that fits is not fetched. Nothing is written.
 * Thread-safe.
 */
public final class ChartDependencies {
    private static final String LOCAL = "file://";

    private final ChartRepositories repositories;

    private ChartDependencies(ChartRepositories repositories) {
        this.repositories = repositories;
    }

    /** From these repositories. */
    public static ChartDependencies from(ChartRepositories repositories) {
        return new ChartDependencies(repositories);
    }

    /**
     * What a fetched chart needs beside what it brings along.
     *
     * @throws BedrockException as {@link #of(FileTree, String)}
     */
    public BuiltDependencies of(FetchedChart chart) {
        return of(chart, List.of());
    }

    private BuiltDependencies of(FetchedChart chart, List<String> parents) {
        ChartContent content = ChartContent.of(chart.name() + " " + chart.version(), chart.files());
        List<String> path = descend(parents, chart.name() + " sha256:" + chart.sha256());
        return new Build(content, path, dependency -> {
                    throw new InvalidInputException(ChartCode.DEPENDENCY_INVALID.error(
                            "the chart " + chart.name() + " " + chart.version() + " needs " + dependency.name()
                                    + " from '" + dependency.repository() + "', which is not in its archive"));
                })
                .run();
    }

    /**
     * What a chart in a folder needs beside what is in its {@code charts/}.
     *
     * @param tree the folder that {@code file://} dependencies and symbolic links must not leave
     * @param folder the chart, relative to the tree
     * @throws InvalidInputException when there is no chart, a dependency cannot be resolved, or the lock does not fit
     * @throws AccessDeniedException when a dependency is outside of the tree, or a remote is refused
     * @throws LimitExceededException when a chart is too large, or charts are nested too deep
     * @throws BedrockException otherwise as {@link ChartRepositories#resolve} and {@link ChartRepositories#fetch}
     */
    public BuiltDependencies of(FileTree tree, String folder) {
        return of(tree, tree.resolve("", folder), List.of());
    }

    private BuiltDependencies of(FileTree tree, String folder, List<String> parents) {
        List<String> path = descend(parents, folder);
        return new Build(
                        ChartContent.of(tree, folder, repositories.limits()),
                        path,
                        dependency -> local(tree, folder, dependency, path))
                .run();
    }

    private List<String> descend(List<String> parents, String chart) {
        List<String> path = new ArrayList<>(parents);
        path.add(chart);
        if (parents.contains(chart)) {
            throw new InvalidInputException(
                    ChartCode.DEPENDENCY_CYCLE.error("charts depend on each other: " + String.join(", ", path)));
        }
        if (path.size() > repositories.limits().maxNesting()) {
            throw new LimitExceededException(ChartCode.DEPENDENCY_CYCLE.error("charts depend on charts deeper than "
                    + repositories.limits().maxNesting() + " levels"));
        }
        return path;
    }

    /** A chart of the same tree: its files, and what it needs itself, in a folder of its name. */
    private SortedMap<String, byte[]> local(FileTree tree, String from, ChartDependency dependency, List<String> path) {
        String folder = tree.resolve(from, dependency.repository().substring(LOCAL.length()));
        if (!tree.isFile(folder + "/Chart.yaml")) {
            throw new InvalidInputException(ChartCode.DEPENDENCY_INVALID.error(
                    "there is no chart in '" + folder + "', where " + dependency.name() + " should be",
                    SourceLocation.of(from + "/Chart.yaml")));
        }
        ChartFiles files = ChartLoader.defaults()
                .withLimits(repositories.limits())
                .withLinkRoot(tree.root())
                .source(tree.locate(folder))
                .files();
        ChartMetadata metadata = ChartHead.of(files.files());
        if (!metadata.name().equals(dependency.name())
                || !VersionChoice.fits(dependency.version(), metadata.version())) {
            throw new InvalidInputException(ChartCode.DEPENDENCY_INVALID.error(
                    "the chart in '" + folder + "' is " + metadata.name() + " " + metadata.version() + ", not "
                            + dependency.name() + " " + dependency.version(),
                    SourceLocation.of(from + "/Chart.yaml")));
        }
        return asFolder(dependency.name(), files, of(tree, folder, path));
    }

    private static SortedMap<String, byte[]> asFolder(String name, ChartFiles files, BuiltDependencies needs) {
        String prefix = "charts/" + name + "/";
        SortedMap<String, byte[]> all = new TreeMap<>();
        for (ChartFile file : files.files()) {
            if (!needs.replaces(file.name())) {
                all.put(prefix + file.name(), file.content().toArray());
            }
        }
        needs.files().forEach((path, content) -> all.put(prefix + path, content));
        return all;
    }

    private interface LocalCharts {
        SortedMap<String, byte[]> of(ChartDependency dependency);
    }

    /** The dependencies of one chart. */
    private final class Build {
        private final ChartContent chart;
        private final List<String> path;
        private final LocalCharts localCharts;
        private final SortedMap<String, byte[]> files = new TreeMap<>();
        private final SortedSet<String> obsolete = new TreeSet<>();

        Build(ChartContent chart, List<String> path, LocalCharts localCharts) {
            this.chart = chart;
            this.path = path;
            this.localCharts = localCharts;
        }

        BuiltDependencies run() {
            ChartMetadata metadata = metadata();
            List<ChartDependency> dependencies = metadata.dependencies();
            if (dependencies.isEmpty()) {
                return BuiltDependencies.none();
            }
            List<Present> present = PresentCharts.in(chart.charts(), repositories.limits());
            Optional<DependencyLock> lock = DependencyLock.of(chart, metadata);
            for (int i = 0; i < dependencies.size(); i++) {
                int index = i;
                add(dependencies.get(i), lock.map(found -> found.locked().get(index)), present);
            }
            obsolete(dependencies, present);
            return new BuiltDependencies(files, obsolete);
        }

        private ChartMetadata metadata() {
            List<ChartFile> head = new ArrayList<>();
            chart.file("Chart.yaml").ifPresent(head::add);
            chart.file("requirements.yaml").ifPresent(head::add);
            return ChartHead.of(head);
        }

        private void add(ChartDependency dependency, Optional<Locked> locked, List<Present> present) {
            String version = locked.map(Locked::version).orElse(dependency.version());
            String repository = locked.map(Locked::repository)
                    .filter(text -> !text.isEmpty())
                    .orElse(dependency.repository());
            if (present.stream().anyMatch(each -> isFor(each, dependency, version))) {
                return;
            }
            if (repository.isEmpty()) {
                throw new InvalidInputException(ChartCode.DEPENDENCY_INVALID.error("the chart " + chart.shown()
                        + " says that " + dependency.name() + " is in its charts/, but it is not there, or not in"
                        + " version " + dependency.version()));
            }
            if (repository.startsWith(LOCAL)) {
                files.putAll(localCharts.of(dependency));
                return;
            }
            FetchedChart fetched =
                    repositories.fetch(repositories.resolve(ChartReference.of(repository, dependency.name(), version)));
            BuiltDependencies needs = of(fetched, path);
            if (needs.files().isEmpty()) {
                files.put("charts/" + fetched.fileName(), fetched.archive());
            } else {
                files.putAll(asFolder(fetched.name(), fetched.files(), needs));
            }
        }

        private boolean isFor(Present each, ChartDependency dependency, String version) {
            return each.name().equals(dependency.name())
                    && (VersionChoice.same(each.version(), version) || VersionChoice.fits(version, each.version()));
        }

        /** Other versions of what was fetched, as Helm would take the wrong one into the release, too. */
        private void obsolete(List<ChartDependency> dependencies, List<Present> present) {
            for (Present each : present) {
                List<ChartDependency> same = dependencies.stream()
                        .filter(dependency -> dependency.name().equals(each.name()))
                        .toList();
                boolean fits = same.stream().anyMatch(dependency -> isFor(each, dependency, dependency.version()));
                boolean fetched = files.keySet().stream()
                        .anyMatch(path -> path.startsWith("charts/" + each.name() + "-")
                                || path.startsWith("charts/" + each.name() + "/"));
                if (!same.isEmpty() && fetched && (!fits || files.containsKey(each.path()))) {
                    obsolete.add(each.path());
                }
            }
        }
    }
}
