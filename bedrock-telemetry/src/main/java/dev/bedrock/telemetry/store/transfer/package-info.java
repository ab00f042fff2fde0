/** Deployments as lines of JSON, from one store into another. */
@NullMarked
package dev.bedrock.telemetry.store.transfer;

import org.jspecify.annotations.NullMarked;
