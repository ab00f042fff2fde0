/** Where runs of pipelines, commits and pull requests are asked for. */
@NullMarked
package dev.bedrock.telemetry.source;

import org.jspecify.annotations.NullMarked;
