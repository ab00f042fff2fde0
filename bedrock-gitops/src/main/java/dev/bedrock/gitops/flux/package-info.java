/**
 * What tells an operator in a cluster to follow manifests: Flux 2, Argo CD, or Flux 1.
 *
 * <pre>{@code
 * SyncedCluster sync = SyncedCluster.of("east", "ssh://git@github.com/contoso/manifests", "main")
 *         .with(SyncedEnvironment.of("prod-east"));
 * SyncFiles.plan(Path.of("manifests"), sync, SyncOperator.FLUX).apply();
 * }</pre>
 */
@NullMarked
package dev.bedrock.gitops.flux;

import org.jspecify.annotations.NullMarked;
