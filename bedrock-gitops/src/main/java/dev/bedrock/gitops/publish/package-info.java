/**
 * From a high level definition to the repository with the manifests that clusters follow.
 *
 * <pre>{@code
 * Hld hld = Hld.open(Path.of("cluster"));
 * GitRemote remote = GitClient.builder(Path.of("cache")).build().remote("https://git.example/manifests");
 * ManifestPublisher publisher = ManifestPublisher.of(remote);
 * PublishPlan plan = publisher.plan(hld, PublishRequest.of(PublishTarget.of("prod", "east")));
 * plan.toString(); // each file with what happens to it
 * PublishOutcome outcome = publisher.apply(plan);
 * }</pre>
 */
@NullMarked
package dev.bedrock.gitops.publish;

import org.jspecify.annotations.NullMarked;
