/** GitLab as a source, on any host. */
@NullMarked
package dev.bedrock.telemetry.source.gitlab;

import org.jspecify.annotations.NullMarked;
