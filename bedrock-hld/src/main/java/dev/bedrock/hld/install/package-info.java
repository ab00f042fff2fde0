/** Fetches the remote components of a definition, as its lock says. */
@NullMarked
package dev.bedrock.hld.install;

import org.jspecify.annotations.NullMarked;
