/** The commands that render charts as Helm does. */
@NullMarked
package dev.bedrock.cli.helm;

import org.jspecify.annotations.NullMarked;
