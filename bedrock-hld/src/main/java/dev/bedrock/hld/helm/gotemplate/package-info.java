/**
 * Go's {@code text/template} (Go 1.25) as a language of its own: it knows nothing of Helm.
 *
 * <pre>{@code
 * TemplateSet set = TemplateSet.builder("example", functions).parse("a.txt", "Hello {{ .name }}").build();
 * GoMap data = GoMap.of(Map.of("name", "you"));
 * String text = set.render("a.txt", data, RenderOptions.defaults()); // Hello you
 * }</pre>
 */
@NullMarked
package dev.bedrock.hld.helm.gotemplate;

import org.jspecify.annotations.NullMarked;
