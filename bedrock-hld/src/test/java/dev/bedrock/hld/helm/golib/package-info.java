@NullMarked
package dev.bedrock.hld.helm.golib;

import org.jspecify.annotations.NullMarked;
