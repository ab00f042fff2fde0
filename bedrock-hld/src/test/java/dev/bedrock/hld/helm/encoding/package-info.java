@NullMarked
package dev.bedrock.hld.helm.encoding;

import org.jspecify.annotations.NullMarked;
