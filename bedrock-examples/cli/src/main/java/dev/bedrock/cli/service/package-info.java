/** The commands of {@code bedrock service}. */
@NullMarked
package dev.bedrock.cli.service;

import org.jspecify.annotations.NullMarked;
