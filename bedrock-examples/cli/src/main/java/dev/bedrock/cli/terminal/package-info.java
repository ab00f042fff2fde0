/** What surrounds a command, and how it talks: problems and progress to people, data to other programs. */
@NullMarked
package dev.bedrock.cli.terminal;

import org.jspecify.annotations.NullMarked;
