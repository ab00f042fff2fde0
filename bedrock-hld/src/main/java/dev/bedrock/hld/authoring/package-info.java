/** Changes to the files of a definition: planned first, then written, and all that is not meant stays as it is. */
@NullMarked
package dev.bedrock.hld.authoring;

import org.jspecify.annotations.NullMarked;
