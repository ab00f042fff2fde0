/** Commands for deployments. */
@NullMarked
package dev.bedrock.cli.deployment;

import org.jspecify.annotations.NullMarked;
