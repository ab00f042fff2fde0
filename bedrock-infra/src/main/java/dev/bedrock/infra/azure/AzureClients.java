package dev.bedrock.infra.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpClient;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.authorization.fluent.RoleAssignmentsClient;
import com.azure.resourcemanager.containerregistry.ContainerRegistryManager;
import com.azure.resourcemanager.containerregistry.fluent.RegistriesClient;
import com.azure.resourcemanager.msi.MsiManager;
import com.azure.resourcemanager.msi.fluent.UserAssignedIdentitiesClient;
import com.azure.resourcemanager.resources.fluent.ResourceGroupsClient;
import com.azure.resourcemanager.storage.StorageManager;
import com.azure.resourcemanager.storage.fluent.StorageAccountsClient;
import com.azure.resourcemanager.storage.fluent.TablesClient;
import dev.bedrock.core.secret.Redactor;
import dev.bedrock.core.secret.Secret;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** The clients for the kinds of resources, with one token and one transport. */
final class AzureClients {
    private static final String SCOPE = "https://" + GuardedTransport.HOST + "/.default";

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final StorageManager storage;
    private final ContainerRegistryManager registries;
    private final MsiManager identities;
    private final Redactor redactor;
    private final Duration timeout;

    AzureClients(String subscription, AzureCredential credential, HttpClient client, Duration timeout) {
        Secret token = credential.token(SCOPE);
        AzureProfile profile = new AzureProfile(null, subscription, AzureEnvironment.AZURE);
        storage = StorageManager.configure()
                .withHttpClient(
                        new GuardedTransport(client, timeout.compareTo(LONGEST_WAIT) < 0 ? timeout : LONGEST_WAIT))
                .authenticate(
                        request -> Mono.fromSupplier(() -> new AccessToken(token.reveal(), OffsetDateTime.MAX)),
                        profile);
        registries = ContainerRegistryManager.authenticate(storage.httpPipeline(), profile);
        identities = MsiManager.authenticate(storage.httpPipeline(), profile);
        redactor = Redactor.of(List.of(token));
        this.timeout = timeout;
    }

    ResourceGroupsClient groups() {
        return storage.resourceManager().serviceClient().getResourceGroups();
    }

    StorageAccountsClient accounts() {
        return storage.serviceClient().getStorageAccounts();
    }

    TablesClient tables() {
        return storage.serviceClient().getTables();
    }

    RegistriesClient registries() {
        return registries.serviceClient().getRegistries();
    }

    UserAssignedIdentitiesClient identities() {
        return identities.serviceClient().getUserAssignedIdentities();
    }

    RoleAssignmentsClient roles() {
        return storage.authorizationManager().roleServiceClient().getRoleAssignments();
    }

    /** How long a resource may take to be ready. */
    Duration timeout() {
        return timeout;
    }

    /** Does something, with failures as exceptions of ours. */
    <T> T during(String what, Supplier<T> work) {
        return AzureFailures.during(what, redactor, work);
    }

    /** A text without the token. */
    String redact(String text) {
        return redactor.redact(text);
    }
}
