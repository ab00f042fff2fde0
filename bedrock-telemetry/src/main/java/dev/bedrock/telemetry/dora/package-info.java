/** How well a team delivers: the five metrics of DORA, computed from deployments and incidents. */
@NullMarked
package dev.bedrock.telemetry.dora;

import org.jspecify.annotations.NullMarked;
