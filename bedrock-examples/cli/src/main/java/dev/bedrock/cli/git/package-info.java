/** How commands reach repositories of git. */
@NullMarked
package dev.bedrock.cli.git;

import org.jspecify.annotations.NullMarked;
