package dev.bedrock.hld.component;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the source of a component is reached. */
public enum SourceMethod {
    /** A folder of the same repository. */
    LOCAL,
    /** A git repository. */
    GIT,
    /** A chart repository. */
    HELM,
    /** A file on a web server. */
    HTTP;

    /** The names as written in component files. */
    public static List<String> names() {
        return Arrays.stream(values()).map(SourceMethod::toString).toList();
    }

    /** The method of a name; {@code http} is found in any case of letters, as Fabrikate does. */
    public static Optional<SourceMethod> of(String name) {
        return Arrays.stream(values())
                .filter(method -> method == HTTP
                        ? method.toString().equalsIgnoreCase(name)
                        : method.toString().equals(name))
                .findFirst();
    }

    /** The name as written in component files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
