package dev.bedrock.infra.azure;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.secret.Secret;

/**
 * Proves to Azure who asks. It is asked once for each plan, and once for each time that one is applied. Implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface AzureCredential {
    /**
     * An access token.
     *
     * @param scope what it is for, such as {@code https://management.azure.com/.default}
     * @throws AccessDeniedException when there is none for this principal
     */
    Secret token(String scope);

    /**
     * A service principal that signs in with a secret.
     *
     * @param tenant the tenant's identifier or domain
     * @param clientId the application's identifier
     * @param secret its secret
     * @param http how {@code login.microsoftonline.com} is reached
     */
    static AzureCredential servicePrincipal(String tenant, String clientId, Secret secret, HttpAccess http) {
        return new ServicePrincipal("https://login.microsoftonline.com", tenant, clientId, secret, http);
    }

    /** A token that somebody has got already, for instance with {@code az account get-access-token}. */
    static AzureCredential ofToken(Secret token) {
        return scope -> token;
    }
}
