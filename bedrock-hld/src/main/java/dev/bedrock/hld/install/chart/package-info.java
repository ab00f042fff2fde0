/**
 * Charts from HTTP repositories and OCI registries: versions, archives, signatures, and the charts that they depend on.
 *
 * <pre>{@code
 * RemoteFiles remotes = RemoteFiles.of(HttpAccess.builder().build(), ContentCache.open(Path.of("cache")));
 * ChartRepositories repositories = ChartRepositories.over(remotes);
 * ResolvedChart redis = repositories.resolve(ChartReference.of("https://charts.example.com", "redis", "^18.1"));
 * FetchedChart chart = repositories.fetch(redis);
 * }</pre>
 */
@NullMarked
package dev.bedrock.hld.install.chart;

import org.jspecify.annotations.NullMarked;
