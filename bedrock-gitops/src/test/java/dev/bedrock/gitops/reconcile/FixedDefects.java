package dev.bedrock.gitops.reconcile;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns what bedrock-cli writes into what it would write without the defects that COMPATIBILITY.md says are fixed. */
final class FixedDefects {
    private FixedDefects() {}

    static SortedMap<String, String> withoutRecord(Map<String, String> files) {
        SortedMap<String, String> others = new TreeMap<>(files);
        others.keySet().removeIf(path -> path.endsWith("/" + Ownership.FILE));
        return others;
    }

    /**
     * The files without the defects.
     *
     * @param folder the folder of the application
     * @param emptyServices whether there are services without rings, which have no component file of their own
     */
    static SortedMap<String, String> applyTo(Map<String, String> files, String folder, boolean emptyServices) {
        SortedMap<String, String> fixed = new TreeMap<>();
        files.forEach((path, text) -> fixed.put(path, path.endsWith("component.yaml") ? chart(text) : text));
        if (emptyServices) {
            fixed.put(folder + "/alpha/component.yaml", "name: alpha\nsubcomponents: []\n");
        }
        return fixed;
    }

    /** A commit is not looked for on the branch master, and a Helm repository is not a git repository. */
    private static String chart(String component) {
        return component
                .replaceAll("(?m)^(  version: [0-9a-f]{40}\n)  branch: master\n", "$1")
                .replace("""
                          source: https://charts.example.com
                          method: git
                          path: web
                          branch: master
                        """, """
                          source: https://charts.example.com
                          method: helm
                          path: web
                        """);
    }
}
