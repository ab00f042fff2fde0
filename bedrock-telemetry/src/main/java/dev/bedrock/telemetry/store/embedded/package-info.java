/** Deployments in one file of this machine. */
@NullMarked
package dev.bedrock.telemetry.store.embedded;

import org.jspecify.annotations.NullMarked;
