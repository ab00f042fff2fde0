/** Readers and parsers under inputs that nobody meant: a typed error or a result, never anything else. */
@NullMarked
package dev.bedrock.hld.helm.fuzz;

import org.jspecify.annotations.NullMarked;
