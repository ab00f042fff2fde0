package dev.bedrock.infra.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a subscription is to have. Immutable. Names are checked when a plan is made.
 *
 * @param resourceGroup the resource group that everything is in; it is made if it is not there
 * @param location the region that is made in what is not there, such as {@code westus2}
 * @param storageAccount the storage account that has the table
 * @param table the table of deployments
 * @param registry a registry for images, by choice
 * @param identity a managed identity for pipelines, by choice, which gets the rights to write to the table and to push to the
 *     registry, and no others
 * @param principals the object identifiers of service principals that get the same rights
 */
public record OnboardingRequest(
        String resourceGroup,
        Optional<String> location,
        String storageAccount,
        String table,
        Optional<String> registry,
        Optional<String> identity,
        List<String> principals) {
    /** Keeps a copy. */
    public OnboardingRequest {
        principals = List.copyOf(principals);
    }

    /** A table in a storage account in a resource group, all of which may be there already. */
    public static OnboardingRequest of(String resourceGroup, String storageAccount, String table) {
        return new OnboardingRequest(
                resourceGroup, Optional.empty(), storageAccount, table, Optional.empty(), Optional.empty(), List.of());
    }

    /** With the region for what is not there. */
    public OnboardingRequest withLocation(String region) {
        return new OnboardingRequest(
                resourceGroup, Optional.of(region), storageAccount, table, registry, identity, principals);
    }

    /** With a registry. */
    public OnboardingRequest withRegistry(String name) {
        return new OnboardingRequest(
                resourceGroup, location, storageAccount, table, Optional.of(name), identity, principals);
    }

    /** With a managed identity. */
    public OnboardingRequest withIdentity(String name) {
        return new OnboardingRequest(
                resourceGroup, location, storageAccount, table, registry, Optional.of(name), principals);
    }

    /** With the rights for one more service principal, by its object identifier. */
    public OnboardingRequest withPrincipal(String objectId) {
        List<String> more = new ArrayList<>(principals);
        more.add(objectId);
        return new OnboardingRequest(resourceGroup, location, storageAccount, table, registry, identity, more);
    }
}
