package dev.bedrock.hld.helm.chart.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keywords that combine schemas for one value: not, allOf, anyOf, oneOf, if. */
record Combinations(
        SchemaValidation validation,
        Map<?, ?> schema,
        @Nullable Object value,
        String path,
        SchemaValidation.Evaluated evaluated) {
    void run(List<Violation> violations) throws SchemaException {
        Object not = schema.get("not");
        if (not != null && apply(not) == null) {
            violations.add(Violation.of(path, "'not' failed"));
        }
        if (schema.get("allOf") instanceof List<?> all) {
            List<Violation> failed = failures(all);
            if (!failed.isEmpty()) {
                violations.add(Violation.of(path, "'allOf' failed", failed));
            }
        }
        if (schema.get("anyOf") instanceof List<?> any) {
            List<Violation> failed = failures(any);
            if (failed.size() == any.size()) {
                violations.add(Violation.of(path, "'anyOf' failed", failed));
            }
        }
        if (schema.get("oneOf") instanceof List<?> one) {
            oneOf(one, violations);
        }
        conditional(violations);
    }

    private @Nullable Violation apply(@Nullable Object part) throws SchemaException {
        boolean isSchema = part instanceof Map || part instanceof Boolean;
        return isSchema && part != null ? validation.applyHere(part, value, path, evaluated) : null;
    }

    private List<Violation> failures(List<?> schemas) throws SchemaException {
        List<Violation> failures = new ArrayList<>();
        for (Object each : schemas) {
            Violation failure = apply(each);
            if (failure != null) {
                failures.add(failure);
            }
        }
        return failures;
    }

    private void oneOf(List<?> schemas, List<Violation> violations) throws SchemaException {
        List<Violation> failures = new ArrayList<>();
        int matched = -1;
        for (int i = 0; i < schemas.size(); i++) {
            Violation failure = apply(schemas.get(i));
            if (failure != null) {
                failures.add(failure);
            } else if (matched < 0) {
                matched = i;
            } else {
                violations.add(Violation.of(path, "'oneOf' failed, subschemas " + matched + ", " + i + " matched"));
                return;
            }
        }
        if (matched < 0) {
            violations.add(Violation.of(path, "'oneOf' failed, none matched", failures));
        }
    }

    private void conditional(List<Violation> violations) throws SchemaException {
        Object condition = schema.get("if");
        if (condition == null || validation.draft().before(Draft.DRAFT_7)) {
            return;
        }
        Object consequence = schema.get(apply(condition) == null ? "then" : "else");
        if (consequence != null) {
            SchemaValidation.addFlat(violations, apply(consequence));
        }
    }
}
