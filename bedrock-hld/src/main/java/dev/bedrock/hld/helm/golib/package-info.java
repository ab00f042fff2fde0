/**
 * Parts of Go's standard library that templates can see through: time layouts and durations, paths, URLs, regular
 * expressions, number syntax. Same results and same error texts; independent of templates.
 */
@NullMarked
package dev.bedrock.hld.helm.golib;

import org.jspecify.annotations.NullMarked;
