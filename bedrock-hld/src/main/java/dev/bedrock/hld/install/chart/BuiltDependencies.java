package dev.bedrock.hld.install.chart;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The charts that a chart needs beside those in its {@code charts/}. Immutable.
 *
 * @param files the content of the files that are missing, by their path in the chart; not to be changed
 * @param obsolete paths of files and folders in {@code charts/} that give way, as they are of another version
 */
public record BuiltDependencies(SortedMap<String, byte[]> files, SortedSet<String> obsolete) {
    /** Keeps copies. */
    public BuiltDependencies {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        obsolete = Collections.unmodifiableSortedSet(new TreeSet<>(obsolete));
    }

    /** Nothing is missing. */
    public static BuiltDependencies none() {
        return new BuiltDependencies(new TreeMap<>(), new TreeSet<>());
    }

    /** Whether a file of the chart gives way. */
    public boolean replaces(String path) {
        return obsolete.stream().anyMatch(gone -> path.equals(gone) || path.startsWith(gone + "/"));
    }
}
