/** Attacks on the embedded Helm, by family: each ends in a typed error, writes nothing, and takes bounded time and memory. */
@NullMarked
package dev.bedrock.hld.helm.security;

import org.jspecify.annotations.NullMarked;
