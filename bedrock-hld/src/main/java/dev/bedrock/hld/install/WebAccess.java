package dev.bedrock.hld.install;

import dev.bedrock.core.file.ContentCache;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.http.RemoteFiles;
import dev.bedrock.hld.install.chart.ChartRepositories;
import java.nio.file.Path;

/** Files of web servers and charts of repositories, each asked for once in a run. */
final class WebAccess {
    private final Path cache;

    /** Access that keeps content in a folder. */
    WebAccess(Path cache) {
        this.cache = cache;
    }

    RemoteFiles files(SourceAccess access) {
        return access.once(RemoteFiles.class, () -> {
            HttpAccess http = HttpAccess.builder()
                    .policy(access.policy())
                    .credentials(access.credentials())
                    .build();
            RemoteFiles files = RemoteFiles.of(http, ContentCache.open(cache));
            return access.offline() ? files.offline() : files;
        });
    }

    ChartRepositories charts(SourceAccess access) {
        RemoteFiles files = files(access);
        return access.once(ChartRepositories.class, () -> ChartRepositories.over(files)
                .withUnencryptedRegistries(access.policy().allowedHosts()));
    }
}
