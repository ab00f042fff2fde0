/** The kinds of problems that this module reports. */
@NullMarked
package dev.bedrock.hld.problem;

import org.jspecify.annotations.NullMarked;
