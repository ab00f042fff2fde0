/** The arguments of {@code helm template} as requests to a renderer. */
@NullMarked
package dev.bedrock.hld.helm.command;

import org.jspecify.annotations.NullMarked;
