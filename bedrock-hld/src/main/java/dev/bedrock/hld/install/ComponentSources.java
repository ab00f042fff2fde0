package dev.bedrock.hld.install;

import dev.bedrock.hld.install.chart.ChartKeyring;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The sources of our own. */
public final class ComponentSources {
    private ComponentSources() {}

    /**
     * Git repositories, chart repositories and registries, and files of web servers.
     *
     * @param cache the folder that keeps what was fetched; made when it is needed
     * @param keyring who must have signed the charts of repositories and registries; without it signatures are not looked at
     * @param time how long a remote may take for one thing, in all
     */
    public static List<ComponentSource> in(Path cache, Optional<ChartKeyring> keyring, Duration time) {
        WebAccess web = new WebAccess(cache.resolve("content"), keyring, time);
        return List.of(new GitSource(cache, web, time), new HelmSource(web), new HttpSource(web));
    }
}
