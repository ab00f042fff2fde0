package dev.bedrock.hld.install;

import java.nio.file.Path;
import java.util.List;

/** The sources of our own. */
public final class ComponentSources {
    private ComponentSources() {}

    /**
     * Git repositories and files of web servers.
     *
     * @param cache the folder that keeps what was fetched; made when it is needed
     */
    public static List<ComponentSource> in(Path cache) {
        return List.of(new GitSource(cache.resolve("git")), new HttpSource(cache.resolve("content")));
    }
}
