/** Semantic versions and the constraints on them that charts write, with Helm's reading of incomplete ones. */
@NullMarked
package dev.bedrock.hld.helm.semver;

import org.jspecify.annotations.NullMarked;
