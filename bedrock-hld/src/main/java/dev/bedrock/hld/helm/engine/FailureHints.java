package dev.bedrock.hld.helm.engine;

import dev.bedrock.hld.helm.gotemplate.TemplateExecutionException;

/** What helps to mend a template that failed: the chart, the value that is missing, the line of the template. */
final class FailureHints {
    private static final int MAX_EXCERPT = 160;
    private static final String NIL = "nil pointer evaluating interface {}.";

    private FailureHints() {}

    /**
     * A hint such as {@code in chart 'db', template 'db.name', .Values.auth has no value: user: {{ .Values.auth.user }}}.
     *
     * @param text the text of the template, empty if it is not known
     */
    static String of(TemplateExecutionException failure, String text) {
        StringBuilder hint =
                new StringBuilder("in chart '").append(chart(failure.file())).append('\'');
        if (!failure.template().equals(failure.file())) {
            hint.append(", template '").append(failure.template()).append('\'');
        }
        String missing = missingValue(failure);
        if (!missing.isEmpty()) {
            hint.append(", ").append(missing).append(" has no value");
        }
        String line = line(text, failure.line());
        return line.isEmpty() ? hint.toString() : hint.append(": ").append(line).toString();
    }

    /** The path of a template is that of its chart, then {@code templates/}; subcharts are in {@code charts/}. */
    private static String chart(String file) {
        int templates = file.lastIndexOf("/templates/");
        String chart = templates < 0 ? file : file.substring(0, templates);
        return chart.replace("/charts/", "/");
    }

    /** In {@code .Values.a.b.c} with nothing at {@code a}, Go only says that {@code b} was asked of nothing. */
    private static String missingValue(TemplateExecutionException failure) {
        int start = failure.detail().indexOf(NIL);
        if (start < 0) {
            return "";
        }
        String field = failure.detail().substring(start + NIL.length()).strip();
        int end = (failure.node() + ".").indexOf("." + field + ".");
        return end <= 0 ? "" : failure.node().substring(0, end);
    }

    private static String line(String text, int number) {
        String line = text.lines()
                .skip(Math.max(0, number - 1))
                .findFirst()
                .orElse("")
                .strip();
        return line.length() <= MAX_EXCERPT ? line : line.substring(0, MAX_EXCERPT) + "…";
    }
}
