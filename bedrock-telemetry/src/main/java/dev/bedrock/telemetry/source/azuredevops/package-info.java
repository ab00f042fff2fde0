/** Azure DevOps as a source, in the cloud or on a server of one's own. */
@NullMarked
package dev.bedrock.telemetry.source.azuredevops;

import org.jspecify.annotations.NullMarked;
