package dev.bedrock.hld.helm.chart.schema;

import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.hld.helm.HelmCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One validation: schemas applied to values, with a budget. Not thread-safe. */
final class SchemaValidation {
    private static final int MAX_STEPS = 2_000_000;
    private static final int MAX_DEPTH = 500;

    private final SchemaDocument document;
    private final Draft draft;
    private int steps;
    private int depth;

    SchemaValidation(SchemaDocument document) {
        this.document = document;
        this.draft = document.draft();
    }

    /** What is wrong with a value; empty if nothing is. */
    List<Violation> validate(@Nullable Object value) throws SchemaException {
        List<Violation> violations = new ArrayList<>();
        addFlat(violations, apply(document.root(), value, "", new Evaluated()));
        return violations;
    }

    Draft draft() {
        return draft;
    }

    /** Applies a schema to a value; null if it fits. */
    @Nullable
    Violation apply(Object schema, @Nullable Object value, String path, Evaluated evaluated) throws SchemaException {
        if (schema instanceof Boolean allowed) {
            return allowed ? null : Violation.of(path, "false schema");
        }
        if (!(schema instanceof Map<?, ?> keywords)) {
            throw new SchemaException("a schema must be an object or a boolean");
        }
        if (++steps > MAX_STEPS || depth > MAX_DEPTH) {
            throw new LimitExceededException(
                    HelmCode.RENDER_LIMIT.error("values.schema.json takes too long or refers to itself without end"));
        }
        depth++;
        try {
            return applyObject(keywords, value, path, evaluated);
        } finally {
            depth--;
        }
    }

    private @Nullable Violation applyObject(Map<?, ?> schema, @Nullable Object value, String path, Evaluated evaluated)
            throws SchemaException {
        String mismatch = ValueChecks.mismatch(schema, value, draft);
        boolean onlyReference = draft.before(Draft.DRAFT_2019) && schema.get("$ref") instanceof String;
        if (mismatch != null && !onlyReference) {
            return Violation.of(path, mismatch);
        }
        List<Violation> violations = new ArrayList<>();
        if (schema.get("$ref") instanceof String ref) {
            addFlat(violations, reference(document.referenced(schema, ref), value, path, evaluated));
            if (onlyReference) {
                return violations.isEmpty() ? null : violations.get(0);
            }
        }
        if (value instanceof Map<?, ?> object) {
            new ObjectChecks(this, schema, object, path, evaluated).run(violations);
        } else if (value instanceof List<?> array) {
            new ArrayChecks(this, schema, array, path, evaluated).run(violations);
        } else if (value instanceof String text) {
            ValueChecks.text(schema, text, path, violations);
        } else if (JsonType.of(value) == JsonType.NUMBER && value != null) {
            ValueChecks.number(schema, value, path, violations);
        }
        if (schema.get("$dynamicRef") instanceof String ref) {
            addFlat(violations, reference(document.dynamicallyReferenced(schema, ref), value, path, evaluated));
        }
        if (schema.get("$recursiveRef") instanceof String) {
            addFlat(violations, reference(document.root(), value, path, evaluated));
        }
        new Combinations(this, schema, value, path, evaluated).run(violations);
        if (document.usesUnevaluated()) {
            unevaluated(schema, value, path, evaluated, violations);
        }
        return violations.isEmpty() ? null : Violation.group(path, violations);
    }

    private @Nullable Violation reference(Object target, @Nullable Object value, String path, Evaluated evaluated)
            throws SchemaException {
        Violation violation = applyHere(target, value, path, evaluated);
        if (violation == null) {
            return null;
        }
        List<Violation> causes = violation.kind() == Violation.Kind.GROUP ? violation.causes() : List.of(violation);
        return new Violation(Violation.Kind.REFERENCE, path, "validation failed", causes);
    }

    /** Applies another schema to the same value; what it has looked at counts if the value fits. */
    @Nullable
    Violation applyHere(Object schema, @Nullable Object value, String path, Evaluated evaluated)
            throws SchemaException {
        Evaluated inner = new Evaluated();
        Violation violation = apply(schema, value, path, inner);
        if (violation == null) {
            evaluated.addAll(inner);
        }
        return violation;
    }

    private void unevaluated(
            Map<?, ?> schema, @Nullable Object value, String path, Evaluated evaluated, List<Violation> violations)
            throws SchemaException {
        Object forProperties = schema.get("unevaluatedProperties");
        if (value instanceof Map<?, ?> object && forProperties != null) {
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                String name = String.valueOf(entry.getKey());
                if (evaluated.properties.add(name)) {
                    addFlat(violations, apply(forProperties, entry.getValue(), child(path, name), new Evaluated()));
                }
            }
        }
        Object forItems = schema.get("unevaluatedItems");
        if (value instanceof List<?> array && forItems != null) {
            for (int i = 0; i < array.size(); i++) {
                if (evaluated.items.add(i)) {
                    addFlat(violations, apply(forItems, array.get(i), path + "/" + i, new Evaluated()));
                }
            }
        }
    }

    static String child(String path, String name) {
        return path + "/" + Keywords.escaped(name);
    }

    static void addFlat(List<Violation> violations, @Nullable Violation violation) {
        if (violation != null && violation.kind() == Violation.Kind.GROUP) {
            violations.addAll(violation.causes());
        } else if (violation != null) {
            violations.add(violation);
        }
    }

    /** The properties and items of a value that a schema has looked at. */
    static final class Evaluated {
        final Set<String> properties = new java.util.HashSet<>();
        final Set<Integer> items = new java.util.HashSet<>();

        void addAll(Evaluated other) {
            properties.addAll(other.properties);
            items.addAll(other.items);
        }
    }
}
