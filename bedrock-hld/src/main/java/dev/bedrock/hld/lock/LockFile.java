package dev.bedrock.hld.lock;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.core.file.FileTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The file {@code bedrock.lock} beside the component file at the top: for each remote source what it is pinned to. The
 * same sources are always written as the same bytes. Immutable.
 */
public final class LockFile {
    /** The name of the file. */
    public static final String NAME = "bedrock.lock";

    static final int FORMAT = 1;

    private static final String HEADER = """
            # What the remote components of this definition are pinned to. Commit this file.
            # It is written by 'bedrock hld install'; 'bedrock hld update' moves the pins. To solve a conflict in a merge,
            # take either side and install again. 'tree' is the digest of the files, see docs/install.md.
            """;

    private final SortedMap<SourceRequest, LockedSource> sources;

    private LockFile(SortedMap<SourceRequest, LockedSource> sources) {
        this.sources = Collections.unmodifiableSortedMap(sources);
    }

    /** A lock without entries. */
    public static LockFile empty() {
        return new LockFile(new TreeMap<>());
    }

    /** A lock with these entries. */
    public static LockFile of(Collection<LockedSource> sources) {
        SortedMap<SourceRequest, LockedSource> map = new TreeMap<>();
        sources.forEach(source -> map.put(source.request(), source));
        return new LockFile(map);
    }

    /**
     * Reads the lock of a definition.
     *
     * @param directory the folder of the component at the top
     * @return empty if there is none
     * @throws InvalidInputException if it cannot be understood
     */
    public static Optional<LockFile> read(FileTree tree, String directory) {
        String file = directory.isEmpty() ? NAME : directory + "/" + NAME;
        return tree.isFile(file) ? Optional.of(parse(file, tree.readString(file))) : Optional.empty();
    }

    /**
     * Reads the text of a lock.
     *
     * @param file its name in errors
     * @throws InvalidInputException if it cannot be understood
     */
    public static LockFile parse(String file, String text) {
        return of(LockReader.read(file, text));
    }

    /** The entries by what was requested, sorted. */
    public SortedMap<SourceRequest, LockedSource> sources() {
        return sources;
    }

    /** The entry for a request. */
    public Optional<LockedSource> source(SourceRequest request) {
        return Optional.ofNullable(sources.get(request));
    }

    /** The text of the file. */
    public String text() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("lockVersion", FORMAT);
        List<Object> entries = new ArrayList<>();
        sources.values().forEach(source -> entries.add(data(source)));
        document.put("sources", entries);
        return HEADER
                + YamlWriter.defaults().withInsertionOrder().withoutFolding().write(document);
    }

    private static Map<String, Object> data(LockedSource source) {
        SourceRequest request = source.request();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("source", request.source());
        data.put("method", request.method().toString());
        putUnlessEmpty(data, "chart", request.chart());
        putUnlessEmpty(data, "branch", request.branch());
        putUnlessEmpty(data, "version", request.version());
        Map<String, Object> pin = new LinkedHashMap<>();
        putUnlessEmpty(pin, LockReader.pinKey(request), source.pin().version());
        putUnlessEmpty(pin, "digest", source.pin().digest());
        if (!source.pin().dependencies().isEmpty()) {
            pin.put("dependencies", new LinkedHashMap<>(source.pin().dependencies()));
        }
        data.put("pin", pin);
        data.put("tree", source.tree());
        data.put("components", source.components());
        return data;
    }

    private static void putUnlessEmpty(Map<String, Object> data, String key, String value) {
        if (!value.isEmpty()) {
            data.put(key, value);
        }
    }
}
