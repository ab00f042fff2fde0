/** The commands of {@code bedrock flux}. */
@NullMarked
package dev.bedrock.cli.flux;

import org.jspecify.annotations.NullMarked;
