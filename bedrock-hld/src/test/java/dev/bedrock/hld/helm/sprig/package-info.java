@NullMarked
package dev.bedrock.hld.helm.sprig;

import org.jspecify.annotations.NullMarked;
