/** Questions about deployments: which ones there are, what runs where, and what changed. */
@NullMarked
package dev.bedrock.telemetry.query;

import org.jspecify.annotations.NullMarked;
