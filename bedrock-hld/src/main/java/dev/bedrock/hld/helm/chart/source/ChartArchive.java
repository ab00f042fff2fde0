package dev.bedrock.hld.helm.chart.source;

import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.golib.GoPaths;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks a {@code .tgz} in memory. The first segment of every name is dropped. Names that lead out, links, devices and
 * names that occur twice are refused, however harmless they might be in memory: no chart needs them.
 */
final class ChartArchive {
    private static final int GZIP_BUFFER = 1 << 16;

    /** Helm leaves hidden templates out when it packs a chart; other programs that pack charts do not. */
    private static final HelmIgnore HIDDEN = HelmIgnore.defaults();

    private ChartArchive() {}

    static ChartFiles read(byte[] archive, ChartLimits limits) {
        if (archive.length < 10) {
            throw failure(archive.length == 0 ? "EOF" : "unexpected EOF");
        }
        try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(archive), GZIP_BUFFER)) {
            return read(new TarReader(unzipped, limits), limits);
        } catch (EOFException e) {
            throw failure("unexpected EOF");
        } catch (ZipException e) {
            boolean notGzip = archive[0] != 0x1f || archive[1] != (byte) 0x8b;
            throw failure(notGzip ? "gzip: invalid header" : "flate: corrupt input");
        } catch (IOException e) {
            throw failure(String.valueOf(e.getMessage()));
        }
    }

    private static ChartFiles read(TarReader tar, ChartLimits limits) throws IOException {
        List<ChartFile> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long remaining = limits.maxTotalBytes();
        for (TarReader.Entry entry = tar.next(); entry != null; entry = tar.next()) {
            if (entry.isDirectory()) {
                continue;
            }
            if (!entry.isFile()) {
                throw unsafe("chart contains a link or a device: \"" + entry.name() + "\"");
            }
            String name = nameInChart(entry.name());
            if (HIDDEN.ignores(name, false)) {
                continue;
            }
            if (!names.add(name)) {
                throw unsafe("chart contains \"" + name + "\" twice");
            }
            if (entry.size() > remaining) {
                throw ChartLimitProblem.total(limits);
            }
            if (entry.size() > limits.maxFileBytes()) {
                throw ChartLimitProblem.packedFile(entry.name(), limits);
            }
            remaining -= entry.size();
            files.add(ChartFile.of(name, tar.content()));
        }
        if (files.isEmpty()) {
            throw failure("no files in chart archive");
        }
        return new ChartFiles(files);
    }

    private static String nameInChart(String packed) {
        if (packed.indexOf('\0') >= 0) {
            throw unsafe("chart contains illegally named files");
        }
        String path = packed.indexOf('\\') >= 0 ? packed.replace('\\', '/') : packed;
        int first = path.indexOf('/');
        String inside = first < 0 ? "" : path.substring(first + 1);
        if (GoPaths.isAbsolute(inside)) {
            throw unsafe("chart illegally contains absolute paths");
        }
        String name = GoPaths.clean(inside);
        if (name.equals(".")) {
            throw unsafe("chart illegally contains content outside the base directory: \"" + packed + "\"");
        }
        if (name.startsWith("..")) {
            throw unsafe("chart illegally references parent directory");
        }
        boolean drive = name.length() > 2 && name.charAt(1) == ':' && name.charAt(2) == '/' && isLetter(name.charAt(0));
        if (drive) {
            throw unsafe("chart contains illegally named files");
        }
        if (path.startsWith("Chart.yaml/")) {
            throw failure("chart yaml not in base directory");
        }
        return name;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static HelmFailureException failure(String text) {
        return HelmFailureException.of(HelmCode.CHART_INVALID, text);
    }

    private static HelmFailureException unsafe(String text) {
        return HelmFailureException.of(HelmCode.CHART_UNSAFE, text);
    }
}
