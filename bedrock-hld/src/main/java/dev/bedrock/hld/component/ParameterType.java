package dev.bedrock.hld.component;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a parameter takes. */
public enum ParameterType {
    /** A text. */
    STRING("a string"),
    /** A whole number. */
    INTEGER("an integer"),
    /** Any number. */
    NUMBER("a number"),
    /** True or false. */
    BOOLEAN("true or false"),
    /** A list. */
    LIST("a list"),
    /** A mapping. */
    OBJECT("a mapping"),
    /** Whatever there is. */
    ANY("anything");

    private final String description;

    ParameterType(String description) {
        this.description = description;
    }

    /** The names as written in component files. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ParameterType::toString).toList();
    }

    /** The type of a name. */
    public static Optional<ParameterType> of(String name) {
        return Arrays.stream(values())
                .filter(type -> type.toString().equals(name))
                .findFirst();
    }

    /** What it takes, for messages. */
    public String description() {
        return description;
    }

    /** The name as written in component files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
