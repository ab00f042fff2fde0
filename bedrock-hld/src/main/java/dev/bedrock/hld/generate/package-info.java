/** From a composition to manifests: the generators, and the run that drives them. */
@NullMarked
package dev.bedrock.hld.generate;

import org.jspecify.annotations.NullMarked;
