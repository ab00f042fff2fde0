/** Where deployments are kept. */
@NullMarked
package dev.bedrock.telemetry.store;

import org.jspecify.annotations.NullMarked;
