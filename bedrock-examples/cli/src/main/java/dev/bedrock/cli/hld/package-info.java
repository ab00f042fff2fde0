/** The commands for high level definitions. */
@NullMarked
package dev.bedrock.cli.hld;

import org.jspecify.annotations.NullMarked;
