/** The commands of {@code bedrock project}, and what all commands for projects have in common. */
@NullMarked
package dev.bedrock.cli.project;

import org.jspecify.annotations.NullMarked;
