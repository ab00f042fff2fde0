/** Values that must not be seen: they print as {@code ***} and come from references to environment variables. */
@NullMarked
package dev.bedrock.core.secret;

import org.jspecify.annotations.NullMarked;
