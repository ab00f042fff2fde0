/** What pipelines, code hosts and clusters send by themselves: checked, and made events of. */
@NullMarked
package dev.bedrock.telemetry.webhook;

import org.jspecify.annotations.NullMarked;
