/** How a change gets to a branch: straight, or by a branch of its own that is proposed for it. */
@NullMarked
package dev.bedrock.gitops.delivery;

import org.jspecify.annotations.NullMarked;
