/** How long work tells its caller how far it is. */
@NullMarked
package dev.bedrock.core.progress;

import org.jspecify.annotations.NullMarked;
