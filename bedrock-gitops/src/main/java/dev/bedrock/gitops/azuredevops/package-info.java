/** Azure DevOps: its repositories, variable groups, and the definitions of its pipelines. */
@NullMarked
package dev.bedrock.gitops.azuredevops;

import org.jspecify.annotations.NullMarked;
