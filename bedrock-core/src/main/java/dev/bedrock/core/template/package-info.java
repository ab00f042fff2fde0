/**
 * Jinja templates: text with {@code {{ values }}} and {@code {% statements %}}, rendered with plain data, strict about
 * names that are not defined, bounded in time and size, and without a way out to Java, the network or other files.
 */
@NullMarked
package dev.bedrock.core.template;

import org.jspecify.annotations.NullMarked;
