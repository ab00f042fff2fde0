/** Definitions to begin with, made from the variables of templates. */
@NullMarked
package dev.bedrock.infra.scaffold;

import org.jspecify.annotations.NullMarked;
