package dev.bedrock.hld.helm.release;

import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.chart.source.GoFileMatch;
import java.util.List;

/** Picks the documents of some templates out of what Helm printed, as {@code --show-only} does. */
public final class ManifestSelection {
    private static final String SOURCE = "# Source: ";

    private ManifestSelection() {}

    /**
     * The documents of the templates, in the order of the patterns.
     *
     * @param manifests the text that Helm prints
     * @param templates paths below the chart, such as {@code templates/service.yaml}; {@code *} and {@code ?} have a meaning
     * @throws HelmFailureException if a pattern finds nothing
     */
    public static String select(String manifests, List<String> templates) {
        List<String> documents = ManifestSplitter.split(manifests);
        StringBuilder selected = new StringBuilder();
        for (String template : templates) {
            int before = selected.length();
            for (String document : documents) {
                if (matches(template, path(document))) {
                    selected.append("---\n").append(document).append('\n');
                }
            }
            if (selected.length() == before) {
                throw HelmFailureException.of(
                        HelmCode.TEMPLATE_UNKNOWN, "could not find template " + template + " in chart");
            }
        }
        return selected.toString();
    }

    private static boolean matches(String pattern, String path) {
        try {
            return !path.isEmpty() && GoFileMatch.compile(pattern).matches(path);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The path of the template below the name of the chart; empty if the document has none. */
    private static String path(String document) {
        int source = document.indexOf(SOURCE);
        if (source < 0) {
            return "";
        }
        int from = source + SOURCE.length();
        int end = document.indexOf('\n', from);
        String path = document.substring(from, end < 0 ? document.length() : end);
        return path.substring(path.indexOf('/') + 1);
    }
}
