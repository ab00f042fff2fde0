/** Deployments and metrics in the formats of other tools. */
@NullMarked
package dev.bedrock.telemetry.export;

import org.jspecify.annotations.NullMarked;
