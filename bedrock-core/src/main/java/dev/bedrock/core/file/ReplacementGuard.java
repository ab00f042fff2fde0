package dev.bedrock.core.file;

import java.util.Locale;
import java.util.Set;

/**
 * Decides whether an existing directory may be replaced. It is asked for each file in it; one that it does not recognise
 * saves the whole directory. Symbolic links and special files are never recognised, and no guard is asked about them.
 */
@FunctionalInterface
public interface ReplacementGuard {
    /**
     * Whether a file looks like one that was generated, so that it may be deleted.
     *
     * @param path its path in the directory, with {@code /} between segments
     */
    boolean recognises(String path);

    /**
     * Recognises manifests: {@code .yaml}, {@code .yml} and {@code .json} files, but not the sources that also look like
     * that: {@code component.yaml} and {@code access.yaml}, charts, {@code bedrock.yaml}, and anything in a directory
     * whose name begins with a dot.
     */
    static ReplacementGuard manifests() {
        Set<String> sources = Set.of("component", "access", "chart", "values", "bedrock", "definition");
        return path -> {
            String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            int dot = name.lastIndexOf('.');
            return dot > 0
                    && Set.of("yaml", "yml", "json").contains(name.substring(dot + 1))
                    && !sources.contains(name.substring(0, dot))
                    && !path.startsWith(".")
                    && !path.contains("/.");
        };
    }

    /** Recognises everything: for directories that belong to Bedrock alone, such as those of installed components. */
    static ReplacementGuard everything() {
        return path -> true;
    }

    /** Recognises nothing: only a missing or an empty directory is filled. */
    static ReplacementGuard nothing() {
        return path -> false;
    }
}
