package dev.bedrock.hld.helm.command;

import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import java.util.ArrayList;
import java.util.List;

/**
 * One render of a {@link RenderBatch}.
 *
 * @param name the name of the case
 * @param chart the path of the chart
 * @param valuesInChart a values file inside of the chart, empty for none
 * @param flags flags as for {@code helm template}
 */
public record BatchCase(String name, String chart, String valuesInChart, List<String> flags) {
    private static final String HEADING = "case";
    private static final String NO_VALUES = "-";

    /** Keeps a copy. */
    public BatchCase {
        flags = List.copyOf(flags);
    }

    /**
     * Reads a table of cases: lines of tab-separated columns case, chart, values file in the chart or {@code -}, and flags
     * separated by blanks. A first line that begins with {@code case} is a heading; a last column that does not begin with
     * {@code -} is a remark.
     *
     * @param table the text
     * @param flags flags for every case, before its own
     * @throws HelmFailureException if a line has less than three columns
     */
    public static List<BatchCase> parse(String table, List<String> flags) {
        List<BatchCase> cases = new ArrayList<>();
        int number = 0;
        for (String line : table.lines().toList()) {
            number++;
            String[] columns = line.split("\t", -1);
            boolean heading = number == 1 && columns[0].equals(HEADING);
            if (!heading && !line.isBlank()) {
                cases.add(parse(columns, flags, number));
            }
        }
        return cases;
    }

    private static BatchCase parse(String[] columns, List<String> flags, int line) {
        if (columns.length < 3) {
            throw HelmFailureException.of(
                    HelmCode.ARGUMENT_INVALID,
                    "line " + line + " has no columns case, chart and values file, separated by tabs");
        }
        List<String> all = new ArrayList<>(flags);
        if (columns.length > 3 && columns[3].startsWith("-")) {
            all.addAll(List.of(columns[3].strip().split(" +")));
        }
        return new BatchCase(columns[0], columns[1], columns[2].equals(NO_VALUES) ? "" : columns[2], all);
    }
}
