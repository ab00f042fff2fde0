package dev.bedrock.hld.helm.chart.schema;

import java.util.List;

/**
 * Something that a value should not be.
 *
 * @param kind how it is printed
 * @param path where the value is, as a JSON pointer
 * @param message what is wrong
 * @param causes why, for combinations of schemas
 */
record Violation(Kind kind, String path, String message, List<Violation> causes) {
    enum Kind {
        /** Prints itself and its causes. */
        PLAIN,
        /** Several violations of one schema. */
        GROUP,
        /** Is left out of the print if there is but one cause. */
        REFERENCE
    }

    Violation {
        causes = List.copyOf(causes);
    }

    static Violation of(String path, String message) {
        return new Violation(Kind.PLAIN, path, message, List.of());
    }

    static Violation of(String path, String message, List<Violation> causes) {
        return new Violation(Kind.PLAIN, path, message, causes);
    }

    /** One violation out of several. */
    static Violation group(String path, List<Violation> all) {
        return all.size() == 1 ? all.get(0) : new Violation(Kind.GROUP, path, "validation failed", all);
    }

    void print(int indent, StringBuilder out) {
        boolean skipped = kind == Kind.REFERENCE && causes.size() == 1;
        if (!skipped) {
            out.append("  ".repeat(indent))
                    .append("- at ")
                    .append(SchemaText.quote(path))
                    .append(": ")
                    .append(message);
            out.append('\n');
        }
        for (Violation cause : causes) {
            cause.print(skipped ? indent : indent + 1, out);
        }
    }
}
