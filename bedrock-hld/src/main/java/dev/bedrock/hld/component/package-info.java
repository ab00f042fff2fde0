/** Component files as they are written: {@code component.yaml}, {@code .yml}, {@code .json} or {@code .hcl}. */
@NullMarked
package dev.bedrock.hld.component;

import org.jspecify.annotations.NullMarked;
