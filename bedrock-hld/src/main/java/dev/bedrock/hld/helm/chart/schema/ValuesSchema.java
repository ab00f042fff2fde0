package dev.bedrock.hld.helm.chart.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@code values.schema.json}. Immutable.
 *
 * <pre>{@code
 * Optional<String> wrong = ValuesSchema.read(text).violations(values);
 * }</pre>
 */
public final class ValuesSchema {
    private final SchemaDocument document;

    private ValuesSchema(SchemaDocument document) {
        this.document = document;
    }

    /**
     * Reads a schema.
     *
     * @throws SchemaException if it is none, or refers to something outside of itself
     */
    public static ValuesSchema read(String text) throws SchemaException {
        return new ValuesSchema(SchemaDocument.read(text));
    }

    /**
     * What is wrong with values: lines such as {@code - at '/a': got string, want integer}, each with a line end.
     *
     * @throws dev.bedrock.core.diagnostic.LimitExceededException if the schema makes the work endless
     */
    public Optional<String> violations(Map<String, @Nullable Object> values) throws SchemaException {
        List<Violation> violations = new SchemaValidation(document).validate(values);
        if (violations.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        violations.forEach(each -> each.print(0, text));
        return Optional.of(text.toString());
    }
}
