/** The commands of {@code bedrock ring}. */
@NullMarked
package dev.bedrock.cli.ring;

import org.jspecify.annotations.NullMarked;
