/** The commands {@code bedrock infra ...}. */
@NullMarked
package dev.bedrock.cli.infra;

import org.jspecify.annotations.NullMarked;
