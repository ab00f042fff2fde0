package dev.bedrock.core.file;

import java.util.Locale;
import java.util.Set;

/**
 * Decides which files of an existing directory may be deleted when the directory is replaced. One file that is not
 * recognised saves the whole directory, unless we wrote it ourselves and it has not been changed since. Special files are
 * never recognised, and no guard is asked about them.
 */
@FunctionalInterface
public interface ReplacementGuard {
    /**
     * Whether a file looks like one that was generated.
     *
     * @param path its path in the directory, with {@code /} between segments
     */
    boolean recognises(String path);

    /**
     * Whether a symbolic link may be deleted, not what it leads to. False unless this is overridden.
     *
     * @param path its path in the directory, with {@code /} between segments
     */
    default boolean recognisesLink(String path) {
        return false;
    }

    /**
     * Recognises manifests: {@code .yaml}, {@code .yml} and {@code .json} files, whoever wrote them. Not among them are
     * files that are a source by their name ({@code component.yaml}, {@code access.yaml}, {@code bedrock.yaml}, {@code
     * Chart.yaml}), and anything in a directory whose name begins with a dot.
     */
    static ReplacementGuard manifests() {
        Set<String> extensions = Set.of("yaml", "yml", "json");
        Set<String> sources = Set.of("component", "access", "bedrock", "chart");
        return path -> {
            String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            int dot = name.lastIndexOf('.');
            return dot > 0
                    && extensions.contains(name.substring(dot + 1))
                    && !sources.contains(name.substring(0, dot))
                    && !path.startsWith(".")
                    && !path.contains("/.");
        };
    }

    /**
     * Recognises everything, symbolic links as well: for directories that belong to Bedrock alone, such as those of
     * installed components.
     */
    static ReplacementGuard everything() {
        return new ReplacementGuard() {
            @Override
            public boolean recognises(String path) {
                return true;
            }

            @Override
            public boolean recognisesLink(String path) {
                return true;
            }
        };
    }

    /** Recognises nothing: a directory is replaced only when it is empty, or we wrote all of it and nothing has changed. */
    static ReplacementGuard nothing() {
        return path -> false;
    }
}
