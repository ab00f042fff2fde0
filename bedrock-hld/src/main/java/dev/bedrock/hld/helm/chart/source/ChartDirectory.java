package dev.bedrock.hld.helm.chart.source;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the directory of a chart in the order of names, without what its {@code .helmignore} leaves out. */
final class ChartDirectory {
    private static final int MAX_DEPTH = 100;

    private final Path root;
    private final ChartLimits limits;
    private final Path linkRoot;
    private final List<ChartFile> files = new ArrayList<>();
    private HelmIgnore ignore = HelmIgnore.defaults();
    private int entries;
    private long bytes;

    ChartDirectory(Path root, ChartLimits limits, Path linkRoot) {
        this.root = root;
        this.limits = limits;
        this.linkRoot = linkRoot;
    }

    ChartFiles read() throws IOException {
        Path rules = root.resolve(".helmignore");
        if (Files.exists(rules)) {
            checkLink(rules, ".helmignore");
            ignore = HelmIgnore.parse(
                    ChartFile.of(".helmignore", content(rules, ".helmignore")).text());
        }
        walk(root, "", 0);
        return new ChartFiles(files);
    }

    private void walk(Path directory, String prefix, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new FileSystemLoopException(directory.toString());
        }
        for (String name : names(directory)) {
            Path path = directory.resolve(name);
            String relative = prefix + name;
            BasicFileAttributes found =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean link = found.isSymbolicLink();
            boolean directoryBehind = link ? Files.isDirectory(path) : found.isDirectory();
            if (++entries > limits.maxFiles()) {
                throw ChartLimitProblem.count(limits);
            }
            if (ignore.ignores(relative, directoryBehind)) {
                continue;
            }
            if (link) {
                checkLink(path, relative);
            }
            if (directoryBehind) {
                walk(path, relative + "/", depth + 1);
            } else {
                add(path, relative, link ? Files.readAttributes(path, BasicFileAttributes.class) : found);
            }
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.map(child -> String.valueOf(child.getFileName()))
                    .sorted(GoStrings.BYTE_ORDER)
                    .toList();
        }
    }

    private void add(Path path, String relative, BasicFileAttributes attributes) throws IOException {
        if (!attributes.isRegularFile()) {
            throw HelmFailureException.in(
                    relative,
                    HelmCode.CHART_UNSAFE,
                    "cannot load irregular file " + path + " as it has file mode type bits set");
        }
        byte[] content = content(path, relative);
        bytes += content.length;
        if (bytes > limits.maxTotalBytes()) {
            throw ChartLimitProblem.total(limits);
        }
        files.add(ChartFile.of(relative, content));
    }

    private byte[] content(Path path, String relative) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(limits.maxFileBytes() + 1);
            if (content.length > limits.maxFileBytes()) {
                throw ChartLimitProblem.file(relative.substring(relative.lastIndexOf('/') + 1), limits);
            }
            return content;
        }
    }

    private void checkLink(Path link, String relative) throws IOException {
        if (!link.toRealPath().startsWith(linkRoot.toRealPath())) {
            throw new AccessDeniedException(HelmCode.CHART_UNSAFE
                    .error("symbolic link leads out of the chart", SourceLocation.of(relative))
                    .withHint("copy the file into the chart"));
        }
    }
}
