package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.file.FileTreeWriter;
import dev.bedrock.hld.lock.Pin;
import dev.bedrock.hld.lock.SourceRequest;
import java.util.function.Supplier;

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
     * Finds out what else a pin takes to be complete, such as the charts that a chart needs, so that the lock has it. Called
     * when a request is pinned anew.
     *
     * @return the pin with what it needs, by default nothing more
     * @throws BedrockException as {@link #fetch} does
     */
    default Pin complete(SourceRequest request, Pin pin, SourceAccess access) {
        return pin;
    }

    /**
     * Looks again at what is there already and has the digest of the lock, if more than that is asked for, such as a signature.
     * By default nothing is.
     *
     * @param access is asked for only if something has to be fetched for it
     * @throws BedrockException if it is not what is asked for
     */
    default void verify(SourceRequest request, Pin pin, Supplier<SourceAccess> access) {}

    /**
     * Fetches exactly what a request is pinned to: the same pin brings the same files, or an error.
     *
     * @param files receives the files: for a chart those in its folder, for a git repository all of it, for a single file
     *     that file
     * @throws BedrockException if it is not there any more, cannot be reached, or is something else than the pin says
     */
    void fetch(SourceRequest request, Pin pin, SourceAccess access, FileTreeWriter files);
}
