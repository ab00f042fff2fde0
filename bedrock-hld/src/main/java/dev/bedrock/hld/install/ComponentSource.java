package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.file.FileTreeWriter;
import dev.bedrock.hld.lock.Pin;
import dev.bedrock.hld.lock.SourceRequest;

/**
 * A kind of remote source that components can come from. Found by {@link java.util.ServiceLoader}, or given to {@link
 * dev.bedrock.hld.HldBuilder#source}; the first that {@linkplain #handles handles} a request is used, those given to the
 * builder before those found, and ours last. Implementations are thread-safe: several requests are worked on at a time.
 */
public interface ComponentSource {
    /** Whether this source is for such requests. Looks at the request only. */
    boolean handles(SourceRequest request);

    /**
     * Finds out what a request means now.
     *
     * @throws BedrockException if there is no such thing, it cannot be reached, or the caller may not
     */
    Resolution resolve(SourceRequest request, SourceAccess access);

    /**
     * Fetches exactly what a request is pinned to: the same pin brings the same files, or an error.
     *
     * @param files receives the files: for a chart those in its folder, for a git repository all of it, for a single file
     *     that file
     * @throws BedrockException if it is not there any more, cannot be reached, or is something else than the pin says
     */
    void fetch(SourceRequest request, Pin pin, SourceAccess access, FileTreeWriter files);
}
