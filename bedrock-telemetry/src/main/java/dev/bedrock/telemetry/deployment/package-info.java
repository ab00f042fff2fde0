/** Deployments: where a change is on its way from a commit to the clusters. */
@NullMarked
package dev.bedrock.telemetry.deployment;

import org.jspecify.annotations.NullMarked;
