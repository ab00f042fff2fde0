/** Tables of the functions that templates may call, and how to fill them. */
@NullMarked
package dev.bedrock.hld.helm.gotemplate.function;

import org.jspecify.annotations.NullMarked;
