/** How commands reach code hosts. */
@NullMarked
package dev.bedrock.cli.host;

import org.jspecify.annotations.NullMarked;
