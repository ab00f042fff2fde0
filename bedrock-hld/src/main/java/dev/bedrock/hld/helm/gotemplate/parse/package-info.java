/** From the text of a template to its syntax tree, as Go's {@code text/template/parse} reads it. */
@NullMarked
package dev.bedrock.hld.helm.gotemplate.parse;

import org.jspecify.annotations.NullMarked;
