package dev.bedrock.hld.install;

import dev.bedrock.core.file.ContentCache;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.http.HttpTimes;
import dev.bedrock.core.http.RemoteFiles;
import dev.bedrock.hld.install.chart.ChartKeyring;
import dev.bedrock.hld.install.chart.ChartRepositories;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Files of web servers and charts of repositories, each asked for once in a run. */
final class WebAccess {
    private final Path cache;
    private final Optional<ChartKeyring> keyring;
    private final Duration time;

    /**
     * Access that keeps content in a folder.
     *
     * @param keyring who must have signed charts
     * @param time how long a request may take in all
     */
    WebAccess(Path cache, Optional<ChartKeyring> keyring, Duration time) {
        this.cache = cache;
        this.keyring = keyring;
        this.time = time;
    }

    RemoteFiles files(SourceAccess access) {
        return access.once(RemoteFiles.class, () -> {
            HttpAccess http = HttpAccess.builder()
                    .policy(access.policy())
                    .credentials(access.credentials())
                    .times(HttpTimes.defaults().withTotal(time))
                    .build();
            RemoteFiles files = RemoteFiles.of(http, ContentCache.open(cache));
            return access.offline() ? files.offline() : files;
        });
    }

    ChartRepositories charts(SourceAccess access) {
        RemoteFiles files = files(access);
        return access.once(ChartRepositories.class, () -> {
            ChartRepositories repositories = ChartRepositories.over(files)
                    .withUnencryptedRegistries(access.policy().allowedHosts());
            return keyring.map(repositories::withKeyring).orElse(repositories);
        });
    }

    /** Whether charts must be signed. */
    boolean verifiesCharts() {
        return keyring.isPresent();
    }
}
