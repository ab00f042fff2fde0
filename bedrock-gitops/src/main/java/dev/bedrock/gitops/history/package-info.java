/**
 * What ran where and when, from git alone.
 *
 * <pre>{@code
 * GitClient git = GitClient.builder(Path.of("cache")).build();
 * ImageHistory history = ImageHistory.of(git.remote("https://git.example/cluster.git"))
 *         .withManifests(git.remote("https://git.example/manifests.git"));
 * history.read(HistoryQuery.defaults().withRing("qa").withLimit(10)).forEach(entry -> System.out.println(entry));
 * }</pre>
 */
@NullMarked
package dev.bedrock.gitops.history;

import org.jspecify.annotations.NullMarked;
