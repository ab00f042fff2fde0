package dev.bedrock.hld.helm.gotemplate.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A struct, a pointer to one, or a named scalar with methods: semantic versions, certificates, times, capabilities.
 *
 * <p>Implementations list their fields and methods themselves; nothing is found by reflection.
 */
public interface GoObject {
    /** The Go type, such as {@code *semver.Version}; its kind decides truth and printing. */
    GoType type();

    /** The exported fields in the order of declaration. */
    default List<String> fieldNames() {
        return List.of();
    }

    /**
     * The value of a field.
     *
     * @throws IllegalArgumentException if {@link #fieldNames} does not list the name
     */
    default @Nullable Object field(String name) {
        throw new IllegalArgumentException("no field " + name + " in " + type());
    }

    /**
     * All fields in the order of declaration, the unexported ones too: what is printed of a struct without {@link #text},
     * or under a verb that does not ask for it.
     */
    default Map<String, @Nullable Object> printedFields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (String name : fieldNames()) {
            fields.put(name, field(name));
        }
        return Collections.unmodifiableMap(fields);
    }

    /** The method of this name, bound to this object. */
    default Optional<GoFunction> method(String name) {
        return Optional.empty();
    }

    /** The text of its {@code String()} or {@code Error()} method; empty if it has none, so that its fields are printed. */
    default Optional<String> text() {
        return Optional.empty();
    }

    /** The text of its {@code GoString()} method, which {@code %#v} prints; empty if it has none. */
    default Optional<String> goSyntax() {
        return Optional.empty();
    }

    /**
     * The text when an action prints the object itself, rather than passing it to a function. Differs from
     * {@link #text} for structs whose {@code String()} is declared on the pointer.
     */
    default Optional<String> textAtItsPlace() {
        return text();
    }

    /** Whether {@code ==} of Go considers the two equal; identity unless an implementation knows better. */
    default boolean sameAs(GoObject other) {
        return this == other;
    }
}
