package dev.bedrock.hld.install;

import java.nio.file.Path;
import java.util.List;

/** The sources of our own. */
public final class ComponentSources {
    private ComponentSources() {}

    /**
     * Git repositories, chart repositories and registries, and files of web servers.
     *
     * @param cache the folder that keeps what was fetched; made when it is needed
     */
    public static List<ComponentSource> in(Path cache) {
        WebAccess web = new WebAccess(cache.resolve("content"));
        return List.of(new GitSource(cache, web), new HelmSource(web), new HttpSource(web));
    }
}
