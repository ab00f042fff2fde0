package dev.bedrock.hld.helm.engine;

import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.chart.schema.SchemaException;
import dev.bedrock.hld.helm.chart.schema.ValuesSchema;
import dev.bedrock.hld.helm.chart.values.ActiveChart;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the values of all charts of a release against their schemas. */
final class SchemaCheck {
    private final CompiledChart compiled;
    private final StringBuilder found = new StringBuilder();
    private boolean schemaInvalid;

    private SchemaCheck(CompiledChart compiled) {
        this.compiled = compiled;
    }

    static void check(CompiledChart compiled, ActiveChart root, Map<String, @Nullable Object> values) {
        SchemaCheck check = new SchemaCheck(compiled);
        check.run(root, values);
        if (check.found.length() > 0) {
            throw HelmFailureException.in(
                    "values.schema.json",
                    check.schemaInvalid ? HelmCode.SCHEMA_INVALID : HelmCode.SCHEMA_VIOLATED,
                    "values don't meet the specifications of the schema(s) in the following chart(s):\n"
                            + check.found.toString().stripTrailing());
        }
    }

    @SuppressWarnings("unchecked") // values hold nothing but plain data
    private void run(ActiveChart chart, Map<String, @Nullable Object> values) {
        try {
            Optional<ValuesSchema> schema = compiled.schema(chart.chart());
            Optional<String> violations = schema.isPresent() ? schema.get().violations(values) : Optional.empty();
            violations.ifPresent(
                    text -> found.append(chart.name()).append(":\n").append(text));
        } catch (SchemaException e) {
            schemaInvalid = true;
            found.append(chart.name()).append(":\n").append(e.text());
        }
        for (ActiveChart child : chart.dependencies()) {
            if (values.get(child.name()) instanceof Map<?, ?> section) {
                run(child, (Map<String, @Nullable Object>) section);
            }
        }
    }
}
