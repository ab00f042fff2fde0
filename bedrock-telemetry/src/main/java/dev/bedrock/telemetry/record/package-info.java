/** What the steps of pipelines report, and which deployment each report belongs to. */
@NullMarked
package dev.bedrock.telemetry.record;

import org.jspecify.annotations.NullMarked;
