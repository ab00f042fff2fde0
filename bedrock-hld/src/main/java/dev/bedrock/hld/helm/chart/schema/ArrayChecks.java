package dev.bedrock.hld.helm.chart.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keywords for lists. */
record ArrayChecks(
        SchemaValidation validation,
        Map<?, ?> schema,
        List<?> array,
        String path,
        SchemaValidation.Evaluated evaluated) {
    private static final int MAX_COMPARED = 2_000;

    void run(List<Violation> violations) throws SchemaException {
        ValueChecks.size(schema, "Items", array.size(), path, violations);
        if (Boolean.TRUE.equals(schema.get("uniqueItems"))) {
            unique(violations);
        }
        boolean prefixed = !validation.draft().before(Draft.DRAFT_2020);
        Object prefix = schema.get(prefixed ? "prefixItems" : "items");
        int known = 0;
        if (prefix instanceof List<?> each) {
            known = Math.min(each.size(), array.size());
            for (int i = 0; i < known; i++) {
                item(each.get(i), i, violations);
            }
        }
        Object rest = schema.get(prefixed || !(prefix instanceof List) ? "items" : "additionalItems");
        if (!prefixed && prefix instanceof List && Boolean.FALSE.equals(rest) && known < array.size()) {
            violations.add(Violation.of(path, "last " + (array.size() - known) + " additionalItem(s) not allowed"));
        } else if (rest != null && !(rest instanceof List)) {
            for (int i = known; i < array.size(); i++) {
                item(rest, i, violations);
            }
        }
        contains(violations);
    }

    private void item(@Nullable Object part, int index, List<Violation> violations) throws SchemaException {
        if (part instanceof Map || part instanceof Boolean) {
            evaluated.items.add(index);
            SchemaValidation.addFlat(violations, apply(part, index));
        }
    }

    private @Nullable Violation apply(Object part, int index) throws SchemaException {
        return validation.apply(part, array.get(index), path + "/" + index, new SchemaValidation.Evaluated());
    }

    private void unique(List<Violation> violations) {
        int compared = Math.min(array.size(), MAX_COMPARED);
        for (int i = 0; i < compared; i++) {
            for (int j = i + 1; j < compared; j++) {
                if (JsonType.same(array.get(i), array.get(j))) {
                    violations.add(Violation.of(path, "items at " + i + " and " + j + " are equal"));
                    return;
                }
            }
        }
    }

    private void contains(List<Violation> violations) throws SchemaException {
        Object wanted = schema.get("contains");
        if (wanted == null || validation.draft() == Draft.DRAFT_4) {
            return;
        }
        List<Violation> failures = new ArrayList<>();
        List<Integer> matched = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            Violation failure = apply(wanted, i);
            if (failure == null) {
                matched.add(i);
                evaluated.items.add(i);
            } else {
                failures.add(failure);
            }
        }
        long min = ValueChecks.limit(schema, "minContains");
        if (min < 0 && matched.isEmpty()) {
            violations.add(Violation.of(path, "no items match contains schema", failures));
        } else if (matched.size() < min) {
            String found = matched.isEmpty() ? "none matched" : "matched " + places(matched);
            violations.add(Violation.of(
                    path, "min " + min + " items required to match contains schema, but " + found, failures));
        }
        long max = ValueChecks.limit(schema, "maxContains");
        if (max >= 0 && matched.size() > max) {
            violations.add(Violation.of(
                    path, "max " + max + " items required to match contains schema, but matched " + places(matched)));
        }
    }

    private static String places(List<Integer> matched) {
        String indexes = matched.stream().map(String::valueOf).collect(Collectors.joining(" "));
        return matched.size() + " items at " + indexes;
    }
}
