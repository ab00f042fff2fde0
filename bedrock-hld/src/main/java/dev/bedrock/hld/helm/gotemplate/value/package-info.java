/**
 * Go values as plain Java data.
 *
 * <p>{@code nil} is {@code null}, {@code bool} is {@link java.lang.Boolean}, {@code string} is {@link java.lang.String} (see
 * {@link dev.bedrock.hld.helm.gotemplate.value.GoStrings} for text that is not UTF-8), {@code int} is
 * {@link java.lang.Long}, {@code float64} is {@link java.lang.Double}. Everything else has a type of its own here.
 */
@NullMarked
package dev.bedrock.hld.helm.gotemplate.value;

import org.jspecify.annotations.NullMarked;
