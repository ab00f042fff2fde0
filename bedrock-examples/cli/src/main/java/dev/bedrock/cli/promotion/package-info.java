/** The commands that change what runs in a definition, and that tell what ran. */
@NullMarked
package dev.bedrock.cli.promotion;

import org.jspecify.annotations.NullMarked;
