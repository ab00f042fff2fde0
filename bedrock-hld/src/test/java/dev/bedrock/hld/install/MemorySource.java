package dev.bedrock.hld.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.file.FileTreeWriter;
import dev.bedrock.core.file.TreeDigest;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.lock.Pin;
import dev.bedrock.hld.lock.SourceRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Remotes in memory at {@code mem://NAME}: each has the files of the versions that were published, by tag. */
public final class MemorySource implements ComponentSource {
    private final Map<String, Map<String, String>> published = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> contents = new ConcurrentHashMap<>();
    final AtomicInteger resolved = new AtomicInteger();
    final AtomicInteger fetched = new AtomicInteger();
    private Runnable onFetch = () -> {};

    /** Publishes files under a tag, the empty one for the newest. */
    MemorySource publish(String remote, String tag, String files) {
        String commit = TreeDigest.ofContent(files.getBytes(UTF_8)).substring("sha256:".length(), 47);
        contents.put(commit, Directories.parse(files));
        published.computeIfAbsent(remote, key -> new ConcurrentHashMap<>()).put(tag, commit);
        return this;
    }

    /** Takes a remote away. */
    MemorySource kill(String remote) {
        published.remove(remote);
        return this;
    }

    /** Something that happens in the middle of each transfer. */
    MemorySource onFetch(Runnable newOnFetch) {
        onFetch = newOnFetch;
        return this;
    }

    /** Changes what a published version consists of, behind the back of those who have its pin. */
    void tamper(String remote, String tag, String files) {
        contents.put(published.getOrDefault(remote, Map.of()).getOrDefault(tag, ""), Directories.parse(files));
    }

    int requests() {
        return resolved.get() + fetched.get();
    }

    @Override
    public boolean handles(SourceRequest request) {
        return request.source().startsWith("mem://");
    }

    @Override
    public Resolution resolve(SourceRequest request, SourceAccess access) {
        resolved.incrementAndGet();
        requireOnline(access);
        String commit = remote(request).get(request.version());
        if (commit == null) {
            throw new InvalidInputException(
                    CoreCode.FILE_MISSING.error("no version " + request.version() + " of " + request.source()));
        }
        return new Resolution(Pin.commit(commit), request.version().isEmpty());
    }

    @Override
    public void fetch(SourceRequest request, Pin pin, SourceAccess access, FileTreeWriter files) {
        fetched.incrementAndGet();
        requireOnline(access);
        remote(request);
        Map<String, String> content = contents.getOrDefault(pin.version(), Map.of());
        int written = 0;
        for (Map.Entry<String, String> file : content.entrySet()) {
            if (!request.chart().isEmpty() && !file.getKey().startsWith(request.chart() + "/")) {
                continue;
            }
            String path = request.chart().isEmpty()
                    ? file.getKey()
                    : file.getKey().substring(request.chart().length() + 1);
            files.write(path, file.getValue());
            if (written++ == 0) {
                onFetch.run();
            }
        }
    }

    private Map<String, String> remote(SourceRequest request) {
        Map<String, String> remote = published.get(request.source());
        if (remote == null) {
            throw new UnavailableException(CoreCode.PROCESS_FAILED.error(request.source() + " does not answer"));
        }
        return remote;
    }

    private static void requireOnline(SourceAccess access) {
        if (access.offline()) {
            throw new UnavailableException(CoreCode.PROCESS_FAILED.error("offline"));
        }
    }
}
