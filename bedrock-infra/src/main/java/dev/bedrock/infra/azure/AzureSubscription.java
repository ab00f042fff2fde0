package dev.bedrock.infra.azure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.polling.PollResult;
import com.azure.core.util.Context;
import com.azure.core.util.polling.LongRunningOperationStatus;
import com.azure.core.util.polling.PollResponse;
import com.azure.core.util.polling.SyncPoller;
import com.azure.resourcemanager.authorization.fluent.models.RoleAssignmentInner;
import com.azure.resourcemanager.authorization.models.PrincipalType;
import com.azure.resourcemanager.authorization.models.RoleAssignmentCreateParameters;
import com.azure.resourcemanager.containerregistry.fluent.models.RegistryInner;
import com.azure.resourcemanager.containerregistry.fluent.models.RegistryNameStatusInner;
import com.azure.resourcemanager.containerregistry.models.RegistryNameCheckRequest;
import com.azure.resourcemanager.msi.fluent.models.IdentityInner;
import com.azure.resourcemanager.resources.fluent.models.ResourceGroupInner;
import com.azure.resourcemanager.storage.fluent.models.CheckNameAvailabilityResultInner;
import com.azure.resourcemanager.storage.fluent.models.StorageAccountInner;
import com.azure.resourcemanager.storage.models.Kind;
import com.azure.resourcemanager.storage.models.MinimumTlsVersion;
import com.azure.resourcemanager.storage.models.Sku;
import com.azure.resourcemanager.storage.models.SkuName;
import com.azure.resourcemanager.storage.models.StorageAccountCheckNameAvailabilityParameters;
import com.azure.resourcemanager.storage.models.StorageAccountCreateParameters;
import dev.bedrock.core.diagnostic.ConflictException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The resources of a subscription: whether they are there, and how they are made. */
final class AzureSubscription {
    private static final int LONGEST_REASON = 500;

    private final String subscription;
    private final String group;
    private final AzureClients clients;

    /**
     * Those in a resource group.
     *
     * @param subscription the identifier of the subscription
     * @param group the name of the resource group
     */
    AzureSubscription(String subscription, String group, AzureClients clients) {
        this.subscription = subscription;
        this.group = group;
        this.clients = clients;
    }

    /** What can be done with the table or the registry, with the identifier of Azure's built-in role for just that. */
    enum Role {
        /** Reads and writes rows. */
        TABLE_WRITER("Storage Table Data Contributor", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"),
        /** Pushes and pulls images. */
        IMAGE_PUSHER("AcrPush", "8311e382-0749-4cb8-b61a-304f252e45ec");

        private final String title;
        private final String id;

        Role(String title, String id) {
            this.title = title;
            this.id = id;
        }

        /** The name that Azure has for it. */
        String title() {
            return title;
        }
    }

    boolean hasGroup() {
        return clients.during("looking for the resource group " + group, () -> clients.groups()
                .checkExistence(group));
    }

    void makeGroup(String location) {
        clients.during("making the resource group " + group, () -> clients.groups()
                .createOrUpdate(group, new ResourceGroupInner().withLocation(location)));
    }

    Optional<StorageAccountInner> account(String name) {
        return find("looking for the storage account " + name, () -> clients.accounts()
                .getByResourceGroup(group, name));
    }

    /** Why no storage account can have a name, in Azure's words. */
    Optional<String> objectionToAccount(String name) {
        CheckNameAvailabilityResultInner answer = clients.during("checking the name " + name, () -> clients.accounts()
                .checkNameAvailability(new StorageAccountCheckNameAvailabilityParameters().withName(name)));
        return Boolean.TRUE.equals(answer.nameAvailable())
                ? Optional.empty()
                : Optional.of(answer.message() == null ? "it is not available" : answer.message());
    }

    void makeAccount(String name, String location) {
        StorageAccountCreateParameters parameters = new StorageAccountCreateParameters()
                .withSku(new Sku().withName(SkuName.STANDARD_LRS))
                .withKind(Kind.STORAGE_V2)
                .withLocation(location)
                .withEnableHttpsTrafficOnly(true)
                .withMinimumTlsVersion(MinimumTlsVersion.TLS1_2)
                .withAllowBlobPublicAccess(false)
                .withAllowCrossTenantReplication(false);
        make("making the storage account " + name, () -> clients.accounts().beginCreate(group, name, parameters));
    }

    boolean hasTable(String account, String table) {
        return find("looking for the table " + table, () -> clients.tables().get(group, account, table))
                .isPresent();
    }

    void makeTable(String account, String table) {
        clients.during("making the table " + table, () -> clients.tables().create(group, account, table));
    }

    Optional<RegistryInner> registry(String name) {
        return find(
                "looking for the registry " + name, () -> clients.registries().getByResourceGroup(group, name));
    }

    /** Why no registry can have a name, in Azure's words. */
    Optional<String> objectionToRegistry(String name) {
        RegistryNameStatusInner answer = clients.during("checking the name " + name, () -> clients.registries()
                .checkNameAvailability(new RegistryNameCheckRequest().withName(name)));
        return Boolean.TRUE.equals(answer.nameAvailable())
                ? Optional.empty()
                : Optional.of(answer.message() == null ? "it is not available" : answer.message());
    }

    void makeRegistry(String name, String location) {
        RegistryInner registry = new RegistryInner()
                .withLocation(location)
                .withSku(new com.azure.resourcemanager.containerregistry.models.Sku()
                        .withName(com.azure.resourcemanager.containerregistry.models.SkuName.STANDARD))
                .withAdminUserEnabled(false);
        make("making the registry " + name, () -> clients.registries().beginCreate(group, name, registry));
    }

    Optional<IdentityInner> identity(String name) {
        return find(
                "looking for the identity " + name, () -> clients.identities().getByResourceGroup(group, name));
    }

    IdentityInner makeIdentity(String name, String location) {
        return clients.during("making the identity " + name, () -> clients.identities()
                .createOrUpdate(group, name, new IdentityInner().withLocation(location)));
    }

    /** Whether a principal has a role for a resource, directly or for something that the resource is in. */
    boolean hasRole(Role role, String principal, String resource) {
        // The client sends scopes and filters as they are, so this is encoded, and a scope begins without a slash.
        String filter = "principalId%20eq%20'" + principal + "'";
        return clients.during(
                "looking for the role " + role.title(),
                () -> clients.roles().listForScope(resource.substring(1), filter, null, null, Context.NONE).stream()
                        .anyMatch(assignment -> gives(assignment, role, resource)));
    }

    private static boolean gives(RoleAssignmentInner assignment, Role role, String resource) {
        String scope = lower(assignment.scope());
        return lower(assignment.roleDefinitionId()).endsWith("/" + role.id)
                && (scope.equals("/") || (lower(resource) + "/").startsWith(scope + "/"))
                && assignment.condition() == null;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The name of an assignment follows from what it says, so that two who make it at the same time make one. */
    void makeRole(Role role, String principal, String resource) {
        String name = UUID.nameUUIDFromBytes(
                        lower(resource + " " + role.id + " " + principal).getBytes(UTF_8))
                .toString();
        RoleAssignmentCreateParameters parameters = new RoleAssignmentCreateParameters()
                .withRoleDefinitionId("/subscriptions/" + subscription
                        + "/providers/Microsoft.Authorization/roleDefinitions/" + role.id)
                .withPrincipalId(principal)
                // Says to Azure that a principal that it cannot find is a new one, and not one that does not exist.
                .withPrincipalType(PrincipalType.SERVICE_PRINCIPAL);
        clients.during("giving the role " + role.title(), () -> {
            try {
                return Optional.of(clients.roles().create(resource.substring(1), name, parameters));
            } catch (ManagementException e) {
                if (e.getValue() != null
                        && "RoleAssignmentExists".equals(e.getValue().getCode())) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** The identifier of a table. */
    String tableId(String account, String table) {
        return resource("Microsoft.Storage/storageAccounts/" + account + "/tableServices/default/tables/" + table);
    }

    /** The identifier of a registry. */
    String registryId(String name) {
        return resource("Microsoft.ContainerRegistry/registries/" + name);
    }

    private String resource(String path) {
        return "/subscriptions/" + subscription + "/resourceGroups/" + group + "/providers/" + path;
    }

    private <T> Optional<T> find(String what, Supplier<T> work) {
        return clients.during(what, () -> {
            try {
                return Optional.of(work.get());
            } catch (HttpResponseException e) {
                if (e.getResponse() != null && e.getResponse().getStatusCode() == 404) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** That an operation has ended does not say that it went well. */
    private <T> void make(String what, Supplier<SyncPoller<PollResult<T>, T>> begin) {
        PollResponse<PollResult<T>> end = clients.during(what, () -> begin.get().waitForCompletion(clients.timeout()));
        if (!end.getStatus().equals(LongRunningOperationStatus.SUCCESSFULLY_COMPLETED)) {
            PollResult.Error error =
                    end.getValue() == null ? null : end.getValue().getError();
            String said = error == null ? end.getStatus().toString() : said(error);
            throw new ConflictException(AzureCode.REFUSED.error(clients.redact(what + ": " + said)));
        }
    }

    /** Azure's reason is in the body of the last answer. */
    private static String said(PollResult.Error error) {
        String body = error.getResponseBody() == null ? "" : error.getResponseBody();
        String reason = body.length() > LONGEST_REASON ? body.substring(0, LONGEST_REASON) : body;
        return error.getMessage() + (reason.isEmpty() ? "" : " " + reason);
    }
}
