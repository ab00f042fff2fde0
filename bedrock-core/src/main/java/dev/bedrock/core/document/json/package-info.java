/** JSON as Go reads and writes it: strict, with the place of every value, and its layout byte for byte. */
@NullMarked
package dev.bedrock.core.document.json;

import org.jspecify.annotations.NullMarked;
