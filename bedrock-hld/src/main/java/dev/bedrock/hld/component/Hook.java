package dev.bedrock.hld.component;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A moment at which a component may run shell commands. */
public enum Hook {
    /** Before the sources of the component's subcomponents are fetched. */
    BEFORE_INSTALL,
    /** After the sources of the component's subcomponents are fetched. */
    AFTER_INSTALL,
    /** Before anything is rendered. */
    BEFORE_GENERATE,
    /** After all manifests are written. */
    AFTER_GENERATE;

    /** The names as written in component files. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Hook::toString).toList();
    }

    /** The hook of a name. */
    public static Optional<Hook> of(String name) {
        return Arrays.stream(values())
                .filter(hook -> hook.toString().equals(name))
                .findFirst();
    }

    /** The name as written in component files, such as {@code before-generate}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
