/** Rules that hold for all modules. */
@NullMarked
package dev.bedrock.architecture;

import org.jspecify.annotations.NullMarked;
