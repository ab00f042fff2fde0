package dev.bedrock.hld.helm.engine;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What functions have to know of the render that calls them, and the table of functions, which renders share, cannot tell them.
 *
 * <p>Belongs to the thread of the render and to the threads that it starts to have more stack.
 */
final class RenderState implements AutoCloseable {
    private static final InheritableThreadLocal<@Nullable RenderState> CURRENT = new InheritableThreadLocal<>();

    private final String release;
    private final Map<String, Integer> openIncludes = new HashMap<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private String template = "";

    private RenderState(String release) {
        this.release = release;
    }

    /** Begins a render on this thread; close it at the end. */
    static RenderState begin(String release) {
        RenderState state = new RenderState(release);
        CURRENT.set(state);
        return state;
    }

    static RenderState current() {
        RenderState state = CURRENT.get();
        if (state == null) {
            throw new IllegalStateException("no render on this thread");
        }
        return state;
    }

    void enter(String newTemplate) {
        template = newTemplate;
    }

    /** Counts an include of a name within others; how many of that name were open before. */
    int open(String name) {
        int before = openIncludes.getOrDefault(name, 0);
        openIncludes.put(name, before + 1);
        return before;
    }

    void close(String name) {
        openIncludes.merge(name, -1, Integer::sum);
    }

    /** A name for the next call of a random function that is the same in every render of the release. */
    String nextCall(String function) {
        String place = release + '\0' + template + '\0' + function;
        return place + '\0' + calls.merge(place, 1, Integer::sum);
    }

    @Override
    public void close() {
        CURRENT.remove();
    }
}
