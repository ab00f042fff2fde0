/** From rendered files to the text that Helm prints: documents, hooks, their order; and what a cluster can do. */
@NullMarked
package dev.bedrock.hld.helm.release;

import org.jspecify.annotations.NullMarked;
