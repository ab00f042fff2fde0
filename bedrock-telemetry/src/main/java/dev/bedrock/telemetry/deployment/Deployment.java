package dev.bedrock.telemetry.deployment;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One image on its way to one ring, as far as the steps of the pipelines have reported. Immutable. What has not been
 * reported is not there: an empty text is never a value.
 *
 * @param id what tells it from the others of its project: 12 hexadecimal digits in tables of the original tools
 * @param fields what is known
 */
public record Deployment(String id, Map<DeploymentField, String> fields) {
    /** Keeps a copy without blank values. */
    public Deployment {
        EnumMap<DeploymentField, String> known = new EnumMap<>(DeploymentField.class);
        fields.forEach((field, value) -> {
            if (!value.isBlank()) {
                known.put(field, value);
            }
        });
        fields = Collections.unmodifiableMap(known);
    }

    /** One of which nothing is known yet. */
    public static Deployment of(String id) {
        return new Deployment(id, Map.of());
    }

    /** The value of a field, empty if it has not been reported. */
    public Optional<String> get(DeploymentField field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** Whether a field has been reported. */
    public boolean has(DeploymentField field) {
        return fields.containsKey(field);
    }

    /** Whether a field is this value, letter case aside: the original tools store some in lower case, some as given. */
    public boolean is(DeploymentField field, String value) {
        return get(field).filter(known -> known.equalsIgnoreCase(value)).isPresent();
    }

    /** Whether a field does not contradict this value: it is not known, or {@linkplain #is equal}. */
    public boolean allows(DeploymentField field, String value) {
        return !has(field) || is(field, value);
    }

    /** With more fields; blank ones are passed over, others replace what was known. */
    public Deployment with(Map<DeploymentField, String> more) {
        EnumMap<DeploymentField, String> merged = new EnumMap<>(DeploymentField.class);
        merged.putAll(fields);
        more.forEach((field, value) -> {
            if (!value.isBlank()) {
                merged.put(field, value);
            }
        });
        return new Deployment(id, merged);
    }

    /** With the fields of another one that are not known of this one. */
    public Deployment completedBy(Deployment other) {
        return new Deployment(id, other.with(fields).fields());
    }

    /** Another one with some of the fields of this one. */
    public Deployment copy(String newId, Set<DeploymentField> kept) {
        EnumMap<DeploymentField, String> some = new EnumMap<>(DeploymentField.class);
        fields.forEach((field, value) -> {
            if (kept.contains(field)) {
                some.put(field, value);
            }
        });
        return new Deployment(newId, some);
    }
}
