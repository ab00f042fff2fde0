/** What the tests of all modules share. */
@NullMarked
package dev.bedrock.core.testing;

import org.jspecify.annotations.NullMarked;
