/**
 * What Bedrock needs of an Azure subscription: a storage account with the table of deployments, and by choice a registry for
 * images and an identity for pipelines, with no more rights than these need. {@link dev.bedrock.infra.azure.AzureOnboarding}
 * is where to begin. Needs the libraries of Azure, which are optional for this module.
 */
@NullMarked
package dev.bedrock.infra.azure;

import org.jspecify.annotations.NullMarked;
