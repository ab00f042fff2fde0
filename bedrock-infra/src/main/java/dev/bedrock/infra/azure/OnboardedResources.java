package dev.bedrock.infra.azure;

import java.util.Optional;

/**
 * What others need to know of a subscription that has all that was asked for. There are no secrets in it: principals with the
 * rights need no key.
 *
 * @param storageAccount the storage account
 * @param table the table of deployments
 * @param tableEndpoint the address of the storage account's tables
 * @param registryServer the host name of the registry
 * @param identityClientId the client identifier of the managed identity, which pipelines sign in with
 */
public record OnboardedResources(
        String storageAccount,
        String table,
        String tableEndpoint,
        Optional<String> registryServer,
        Optional<String> identityClientId) {}
