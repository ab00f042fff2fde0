/** What the sources have in common. */
@NullMarked
package dev.bedrock.telemetry.source.internal;

import org.jspecify.annotations.NullMarked;
