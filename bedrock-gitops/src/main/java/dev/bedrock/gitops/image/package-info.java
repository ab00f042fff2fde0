/** Images of components, and where the configuration of a definition has them. */
@NullMarked
package dev.bedrock.gitops.image;

import org.jspecify.annotations.NullMarked;
