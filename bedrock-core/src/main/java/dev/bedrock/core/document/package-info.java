/**
 * Documents: the data that YAML and JSON files hold, with the place of every value.
 *
 * <p>A document is read either as {@link dev.bedrock.core.document.Node}s, which know where they stand, or as plain data:
 * {@code null}, {@link java.lang.Boolean}, {@link java.lang.Long}, {@link java.math.BigInteger} (only outside of the
 * range of {@code long}), {@link java.lang.Double}, {@link java.lang.String}, {@link java.util.List} and {@link
 * java.util.Map} with string keys in the order of the file.
 */
@NullMarked
package dev.bedrock.core.document;

import org.jspecify.annotations.NullMarked;
