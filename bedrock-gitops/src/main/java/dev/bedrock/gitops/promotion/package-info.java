/**
 * Other images for services in rings: set in the definition, by the keys that the charts use.
 *
 * <pre>{@code
 * GitRemote definition = GitClient.builder(Path.of("cache")).build().remote("https://git.example/cluster.git");
 * ImagePromoter promoter = ImagePromoter.of(definition);
 * PromotionPlan plan = promoter.plan(PromotionRequest.of(
 *         ImageUpdate.of(ImageTarget.of("shop", "cart", "qa"), "registry.example/cart:qa-17"),
 *         ImageUpdate.of(ImageTarget.of("shop", "web", "qa"), "registry.example/web:qa-17")));
 * plan.toString(); // what changes in which file
 * DeliveryOutcome outcome = promoter.apply(plan); // a branch DEPLOY/..., to be proposed
 * }</pre>
 */
@NullMarked
package dev.bedrock.gitops.promotion;

import org.jspecify.annotations.NullMarked;
