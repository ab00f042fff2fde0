package dev.bedrock.hld.helm.chart.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keywords for mappings. */
record ObjectChecks(
        SchemaValidation validation,
        Map<?, ?> schema,
        Map<?, ?> object,
        String path,
        SchemaValidation.Evaluated evaluated) {
    void run(List<Violation> violations) throws SchemaException {
        ValueChecks.size(schema, "Properties", object.size(), path, violations);
        if (schema.get("required") instanceof List<?> required) {
            List<?> missing = missing(required);
            if (!missing.isEmpty()) {
                violations.add(Violation.of(
                        path,
                        (missing.size() == 1 ? "missing property " : "missing properties ")
                                + SchemaText.quoteAll(missing)));
            }
        }
        dependencies("dependencies", violations);
        properties(violations);
        if (validation.draft() == Draft.DRAFT_4) {
            return;
        }
        propertyNames(violations);
        dependencies("dependentSchemas", violations);
        dependencies("dependentRequired", violations);
    }

    private List<?> missing(List<?> names) {
        return names.stream().filter(name -> !object.containsKey(name)).toList();
    }

    private void dependencies(String keyword, List<Violation> violations) throws SchemaException {
        if (!(schema.get(keyword) instanceof Map<?, ?> dependencies)) {
            return;
        }
        for (Map.Entry<?, ?> entry : dependencies.entrySet()) {
            Object dependency = entry.getValue();
            if (!object.containsKey(entry.getKey()) || dependency == null) {
                continue;
            }
            if (dependency instanceof List<?> required) {
                List<?> missing = missing(required);
                if (!missing.isEmpty()) {
                    violations.add(Violation.of(
                            path,
                            "properties " + SchemaText.quoteAll(missing) + " required, if "
                                    + SchemaText.quote(String.valueOf(entry.getKey())) + " exists"));
                }
            } else {
                SchemaValidation.addFlat(violations, validation.applyHere(dependency, object, path, evaluated));
            }
        }
    }

    private void properties(List<Violation> violations) throws SchemaException {
        List<String> additional = new ArrayList<>();
        Object forOthers = schema.get("additionalProperties");
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if (known(name, entry.getValue(), violations)) {
                evaluated.properties.add(name);
            } else if (Boolean.FALSE.equals(forOthers)) {
                additional.add(name);
                evaluated.properties.add(name);
            } else if (forOthers != null) {
                apply(forOthers, name, entry.getValue(), violations);
                evaluated.properties.add(name);
            }
        }
        if (!additional.isEmpty()) {
            violations.add(
                    Violation.of(path, "additional properties " + SchemaText.quoteAll(additional) + " not allowed"));
        }
    }

    private boolean known(String name, @Nullable Object value, List<Violation> violations) throws SchemaException {
        boolean known = false;
        if (schema.get("properties") instanceof Map<?, ?> properties && properties.get(name) != null) {
            known = true;
            apply(properties.get(name), name, value, violations);
        }
        if (schema.get("patternProperties") instanceof Map<?, ?> patterns) {
            for (Map.Entry<?, ?> pattern : patterns.entrySet()) {
                if (ValueChecks.matches(String.valueOf(pattern.getKey()), name)) {
                    known = true;
                    apply(pattern.getValue(), name, value, violations);
                }
            }
        }
        return known;
    }

    private void apply(@Nullable Object part, String name, @Nullable Object value, List<Violation> violations)
            throws SchemaException {
        if (part instanceof Map || part instanceof Boolean) {
            SchemaValidation.addFlat(
                    violations,
                    validation.apply(
                            part, value, SchemaValidation.child(path, name), new SchemaValidation.Evaluated()));
        }
    }

    private void propertyNames(List<Violation> violations) throws SchemaException {
        Object forNames = schema.get("propertyNames");
        if (forNames == null) {
            return;
        }
        for (Object name : object.keySet()) {
            List<Violation> causes = new ArrayList<>();
            SchemaValidation.addFlat(causes, validation.apply(forNames, name, "", new SchemaValidation.Evaluated()));
            if (!causes.isEmpty()) {
                violations.add(
                        Violation.of(path, "invalid propertyName " + SchemaText.quote(String.valueOf(name)), causes));
            }
        }
    }
}
