/** Component files as they are written: {@code component.yaml}, {@code component.yml}, {@code component.json}. */
@NullMarked
package dev.bedrock.hld.component;

import org.jspecify.annotations.NullMarked;
