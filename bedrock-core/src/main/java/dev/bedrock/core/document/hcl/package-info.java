/**
 * HCL 2 in its native syntax: files read into trees that know the place of everything in them. What HashiCorp's parser
 * refuses is refused, and nothing else but what exceeds the limits.
 */
@NullMarked
package dev.bedrock.core.document.hcl;

import org.jspecify.annotations.NullMarked;
