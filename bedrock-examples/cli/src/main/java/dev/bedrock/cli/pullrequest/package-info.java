/** The commands of {@code bedrock pull-request}. */
@NullMarked
package dev.bedrock.cli.pullrequest;

import org.jspecify.annotations.NullMarked;
