@NullMarked
package dev.bedrock.hld.helm.gotemplate.format;

import org.jspecify.annotations.NullMarked;
