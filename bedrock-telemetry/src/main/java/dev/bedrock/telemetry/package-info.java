/** Deployments from commit to cluster: what pipelines record, where it is kept, and what it tells. */
@NullMarked
package dev.bedrock.telemetry;

import org.jspecify.annotations.NullMarked;
