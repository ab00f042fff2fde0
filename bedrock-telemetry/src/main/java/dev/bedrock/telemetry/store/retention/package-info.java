/** How long deployments are kept. */
@NullMarked
package dev.bedrock.telemetry.store.retention;

import org.jspecify.annotations.NullMarked;
