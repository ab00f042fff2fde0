package dev.bedrock.gitops.publish;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a folder is to have, whatever it has now.
 *
 * @param folder its path in the repository
 * @param definition the identity of the definition, empty if it is not known
 * @param files the texts of the manifests by their paths in the folder
 */
record FolderContent(String folder, String definition, SortedMap<String, String> files) {
    FolderContent {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    static FolderContent of(String folder, String definition, Map<String, String> files) {
        return new FolderContent(folder, definition, new TreeMap<>(files));
    }
}
