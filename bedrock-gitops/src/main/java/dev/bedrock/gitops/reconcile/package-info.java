/**
 * From the {@code bedrock.yaml} of an application repository to the components of its services and rings in the high level
 * definition of the cluster.
 *
 * <pre>{@code
 * HldReconciler reconciler = HldReconciler.open(Path.of("cluster"));
 * ReconcilePlan plan = reconciler.plan(Project.open(Path.of("shop")), ReconcileRequest.of("shop"));
 * plan.toString(); // each file with what happens to it and why
 * plan.apply();
 * }</pre>
 */
@NullMarked
package dev.bedrock.gitops.reconcile;

import org.jspecify.annotations.NullMarked;
