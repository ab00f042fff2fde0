/** The command that publishes manifests. */
@NullMarked
package dev.bedrock.cli.publish;

import org.jspecify.annotations.NullMarked;
