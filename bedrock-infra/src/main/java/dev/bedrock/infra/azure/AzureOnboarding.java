package dev.bedrock.infra.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientProvider;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Prepares an Azure subscription for Bedrock: looks what is there of what it needs, and makes the rest. Thread-safe.
 *
 * <pre>{@code
 * AzureCredential credential = AzureCredential.ofToken(Secret.of(text));
 * AzureOnboarding azure = AzureOnboarding.builder("00000000-0000-0000-0000-000000000000", credential).build();
 * OnboardingPlan plan = azure.plan(OnboardingRequest.of("bedrock", "contosobedrock", "deployments")
 *         .withLocation("westus2")
 *         .withIdentity("bedrock-pipelines"));
 * plan.steps().forEach(System.out::println);
 * String endpoint = plan.apply().tableEndpoint();
 * }</pre>
 *
 * <p>All requests go to {@code management.azure.com}, through the client of Azure's own library, which repeats those that
 * fail for a moment and waits as long as Azure asks for, a minute at most each time. A resource provider that the
 * subscription does not know yet is registered by that library on the way. Storage accounts are made with a minimum of TLS
 * 1.2 and without public blobs, registries without the account of an administrator. No key of the storage account is read.
 */
public final class AzureOnboarding {
    private final Builder settings;

    private AzureOnboarding(Builder settings) {
        this.settings = settings;
    }

    /**
     * Begins to make one.
     *
     * @param subscription the identifier of the subscription
     */
    public static Builder builder(String subscription, AzureCredential credential) {
        return new Builder(subscription, credential);
    }

    /** Makes them. Not thread-safe. */
    public static final class Builder {
        private final String subscription;
        private final AzureCredential credential;
        private Duration timeout = Duration.ofMinutes(10);
        private Optional<HttpClient> transport = Optional.empty();

        private Builder(String subscription, AzureCredential credential) {
            this.subscription = subscription;
            this.credential = credential;
        }

        private Builder(Builder other) {
            subscription = other.subscription;
            credential = other.credential;
            timeout = other.timeout;
            transport = other.transport;
        }

        /** How long a storage account or a registry may take to be ready. Default: ten minutes. */
        public Builder timeout(Duration limit) {
            timeout = limit;
            return this;
        }

        /** What carries the requests. */
        Builder transport(HttpClient client) {
            transport = Optional.of(client);
            return this;
        }

        /** The result. */
        public AzureOnboarding build() {
            return new AzureOnboarding(new Builder(this));
        }
    }

    /**
     * What would have to be made. Reads, and changes nothing.
     *
     * @throws InvalidInputException when names are not what Azure takes; all of them are told, and Azure is not asked
     * @throws dev.bedrock.core.diagnostic.AccessDeniedException when the principal cannot sign in, or may not look
     * @throws dev.bedrock.core.diagnostic.UnavailableException when Azure cannot be reached, or fails
     */
    public OnboardingPlan plan(OnboardingRequest request) {
        List<Problem> names = AzureNames.check(settings.subscription, request);
        if (!names.isEmpty()) {
            throw new InvalidInputException(names);
        }
        Onboarding planned = onboarding(request, false).run();
        return new OnboardingPlan(planned.steps(), planned.problems(), () -> onboarding(request, true)
                .run()
                .resources());
    }

    private Onboarding onboarding(OnboardingRequest request, boolean making) {
        HttpClient client = settings.transport.orElseGet(() -> new JdkHttpClientProvider().createInstance());
        AzureClients clients = new AzureClients(settings.subscription, settings.credential, client, settings.timeout);
        return new Onboarding(
                request, new AzureSubscription(settings.subscription, request.resourceGroup(), clients), making);
    }
}
