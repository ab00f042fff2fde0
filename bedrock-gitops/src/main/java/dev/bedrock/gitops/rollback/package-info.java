/**
 * Back to an earlier state of a ring, a service or an image in a definition. What the bad version has added goes out of the
 * definition, and with the next publish out of the manifests.
 *
 * <pre>{@code
 * GitRemote definition = GitClient.builder(Path.of("cache")).build().remote("https://git.example/cluster.git");
 * HldRollback rollback = HldRollback.of(definition);
 * RollbackPlan plan = rollback.plan(RollbackRequest.of(new RollbackScope.Service("shop", "web", "qa")));
 * plan.toString(); // what comes back, and what else
 * rollback.apply(plan);
 * }</pre>
 */
@NullMarked
package dev.bedrock.gitops.rollback;

import org.jspecify.annotations.NullMarked;
