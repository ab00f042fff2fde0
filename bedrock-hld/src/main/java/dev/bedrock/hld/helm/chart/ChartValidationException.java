package dev.bedrock.hld.helm.chart;

/** Metadata that can be read but are wrong. Becomes a failure of the chart where the file is known. */
final class ChartValidationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChartValidationException(String text) {
        super("validation: " + text, null, false, false);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
