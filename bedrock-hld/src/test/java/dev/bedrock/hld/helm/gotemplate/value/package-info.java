@NullMarked
package dev.bedrock.hld.helm.gotemplate.value;

import org.jspecify.annotations.NullMarked;
