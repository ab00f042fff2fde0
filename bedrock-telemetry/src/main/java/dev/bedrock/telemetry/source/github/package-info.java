/** GitHub as a source, also GitHub Enterprise. */
@NullMarked
package dev.bedrock.telemetry.source.github;

import org.jspecify.annotations.NullMarked;
