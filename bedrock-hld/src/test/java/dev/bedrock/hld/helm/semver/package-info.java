@NullMarked
package dev.bedrock.hld.helm.semver;

import org.jspecify.annotations.NullMarked;
