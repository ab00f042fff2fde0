/** Small programs that show how to use Bedrock as a library. */
@NullMarked
package dev.bedrock.embedding;

import org.jspecify.annotations.NullMarked;
