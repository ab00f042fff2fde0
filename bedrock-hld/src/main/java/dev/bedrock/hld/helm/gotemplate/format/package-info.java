/** Texts of Go values and back: what {@code fmt} and {@code strconv} do. */
@NullMarked
package dev.bedrock.hld.helm.gotemplate.format;

import org.jspecify.annotations.NullMarked;
