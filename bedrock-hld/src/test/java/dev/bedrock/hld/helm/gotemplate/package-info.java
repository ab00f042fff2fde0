@NullMarked
package dev.bedrock.hld.helm.gotemplate;

import org.jspecify.annotations.NullMarked;
