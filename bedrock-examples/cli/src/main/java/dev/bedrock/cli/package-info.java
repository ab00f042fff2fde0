/** The command line: what a user types becomes one call of the library, and what it returns is shown. */
@NullMarked
package dev.bedrock.cli;

import org.jspecify.annotations.NullMarked;
