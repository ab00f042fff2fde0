/** Which commits of the manifests the clusters have applied. */
@NullMarked
package dev.bedrock.telemetry.sync;

import org.jspecify.annotations.NullMarked;
