package dev.bedrock.hld.install.chart;

import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.helm.chart.source.ChartFile;
import dev.bedrock.hld.helm.chart.source.ChartFiles;
import dev.bedrock.hld.helm.chart.source.ChartLimits;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a chart matters for its dependencies. */
interface ChartContent {
    /** A file at the top of the chart. */
    Optional<ChartFile> file(String name);

    /** The files in {@code charts/}. */
    List<ChartFile> charts();

    /** How messages name the chart. */
    String shown();

    /** Of an archive. */
    static ChartContent of(String shown, ChartFiles files) {
        return new ChartContent() {
            @Override
            public Optional<ChartFile> file(String name) {
                return files.files().stream()
                        .filter(file -> file.name().equals(name))
                        .findFirst();
            }

            @Override
            public List<ChartFile> charts() {
                return files.files().stream()
                        .filter(file -> file.name().startsWith("charts/"))
                        .toList();
            }

            @Override
            public String shown() {
                return shown;
            }
        };
    }

    /** Of a folder; nothing is read that is outside of the tree, not by way of a symbolic link either. */
    static ChartContent of(FileTree tree, String folder, ChartLimits limits) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        return new ChartContent() {
            @Override
            public Optional<ChartFile> file(String name) {
                String path = prefix + name;
                return tree.isFile(path)
                        ? Optional.of(ChartFile.of(name, tree.read(path, limits.maxFileBytes())))
                        : Optional.empty();
            }

            @Override
            public List<ChartFile> charts() {
                Stream<String> paths = tree.isDirectory(prefix + "charts")
                        ? tree.files(prefix + "charts").stream().map(file -> file.path())
                        : Stream.empty();
                return paths.map(path ->
                                ChartFile.of(path.substring(prefix.length()), tree.read(path, limits.maxTotalBytes())))
                        .toList();
            }

            @Override
            public String shown() {
                return folder.isEmpty() ? "the chart" : folder;
            }
        };
    }
}
