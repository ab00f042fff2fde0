package dev.bedrock.infra.azure;

import com.azure.resourcemanager.containerregistry.fluent.models.RegistryInner;
import com.azure.resourcemanager.msi.fluent.models.IdentityInner;
import com.azure.resourcemanager.storage.fluent.models.StorageAccountInner;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.infra.azure.AzureSubscription.Role;
import dev.bedrock.infra.azure.OnboardingStep.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares a subscription with what was asked for, one thing after the other, and makes what is missing. */
final class Onboarding {
    private final OnboardingRequest request;
    private final AzureSubscription azure;
    private final boolean making;
    private final List<OnboardingStep> steps = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean inGroup;

    /**
     * For a request.
     *
     * @param making whether what is missing is made
     */
    Onboarding(OnboardingRequest request, AzureSubscription azure, boolean making) {
        this.request = request;
        this.azure = azure;
        this.making = making;
    }

    /** Goes through everything. */
    Onboarding run() {
        inGroup =
                step(Kind.RESOURCE_GROUP, request.resourceGroup(), azure.hasGroup(), () -> azure.makeGroup(location()));
        boolean account = storage();
        Optional<Boolean> registry = request.registry().map(this::registry);
        Set<String> principals = new LinkedHashSet<>(request.principals());
        request.identity().map(this::identity).ifPresent(known -> known.ifPresent(principals::add));
        for (String principal : principals) {
            roles(principal, account, registry.orElse(false));
        }
        if (request.identity().isPresent()
                && principals.size() == request.principals().size()) {
            rolesOfNewIdentity(request.identity().get());
        }
        if (!making
                && steps.stream().anyMatch(this::isMadeInARegion)
                && request.location().isEmpty()) {
            problems.add(AzureCode.LOCATION_MISSING
                    .error("something has to be made, and no location is given")
                    .withHint("name a region, such as westus2"));
        }
        return this;
    }

    List<OnboardingStep> steps() {
        return steps;
    }

    List<Problem> problems() {
        return problems;
    }

    private boolean isMadeInARegion(OnboardingStep step) {
        return !step.exists() && step.kind() != Kind.TABLE && step.kind() != Kind.ROLE;
    }

    private String location() {
        return request.location().orElseThrow();
    }

    private boolean storage() {
        String account = request.storageAccount();
        boolean exists = inGroup && azure.account(account).isPresent();
        if (!exists && !making) {
            azure.objectionToAccount(account).ifPresent(objection -> taken("storage account", account, objection));
        }
        boolean there = step(Kind.STORAGE_ACCOUNT, account, exists, () -> azure.makeAccount(account, location()));
        String table = request.table();
        return step(Kind.TABLE, table, there && azure.hasTable(account, table), () -> azure.makeTable(account, table));
    }

    private boolean registry(String name) {
        boolean exists = inGroup && azure.registry(name).isPresent();
        if (!exists && !making) {
            azure.objectionToRegistry(name).ifPresent(objection -> taken("registry", name, objection));
        }
        return step(Kind.REGISTRY, name, exists, () -> azure.makeRegistry(name, location()));
    }

    private void taken(String what, String name, String objection) {
        problems.add(AzureCode.NAME_TAKEN.error("no " + what + " can get the name '" + name + "': " + objection));
    }

    /** The principal of the identity, empty if it is not there yet. */
    private Optional<String> identity(String name) {
        Optional<IdentityInner> identity = inGroup ? azure.identity(name) : Optional.empty();
        steps.add(new OnboardingStep(Kind.IDENTITY, name, identity.isPresent()));
        if (identity.isEmpty() && making) {
            identity = Optional.of(azure.makeIdentity(name, location()));
        }
        return identity.map(one -> String.valueOf(one.principalId()));
    }

    private void roles(String principal, boolean table, boolean registry) {
        role(
                Role.TABLE_WRITER,
                principal,
                "the table " + request.table(),
                table,
                azure.tableId(request.storageAccount(), request.table()));
        request.registry()
                .ifPresent(name ->
                        role(Role.IMAGE_PUSHER, principal, "the registry " + name, registry, azure.registryId(name)));
    }

    private void role(Role role, String principal, String what, boolean there, String resource) {
        step(
                Kind.ROLE,
                role.title() + " for " + principal + " on " + what,
                there && azure.hasRole(role, principal, resource),
                () -> azure.makeRole(role, principal, resource));
    }

    private void rolesOfNewIdentity(String name) {
        steps.add(new OnboardingStep(
                Kind.ROLE, Role.TABLE_WRITER.title() + " for " + name + " on the table " + request.table(), false));
        request.registry()
                .ifPresent(registry -> steps.add(new OnboardingStep(
                        Kind.ROLE,
                        Role.IMAGE_PUSHER.title() + " for " + name + " on the registry " + registry,
                        false)));
    }

    /** Whether it is there afterwards. */
    private boolean step(Kind kind, String name, boolean exists, Runnable make) {
        steps.add(new OnboardingStep(kind, name, exists));
        if (!exists && making) {
            make.run();
        }
        return exists || making;
    }

    /** What others need to know, when everything is there. */
    OnboardedResources resources() {
        StorageAccountInner account =
                azure.account(request.storageAccount()).orElseThrow(() -> vanished(request.storageAccount()));
        Optional<RegistryInner> registry =
                request.registry().map(name -> azure.registry(name).orElseThrow(() -> vanished(name)));
        Optional<IdentityInner> identity =
                request.identity().map(name -> azure.identity(name).orElseThrow(() -> vanished(name)));
        String endpoint = account.primaryEndpoints() == null
                ? null
                : account.primaryEndpoints().table();
        return new OnboardedResources(
                request.storageAccount(),
                request.table(),
                endpoint == null ? "https://" + request.storageAccount() + ".table.core.windows.net/" : endpoint,
                registry.map(RegistryInner::loginServer),
                identity.map(one -> String.valueOf(one.clientId())));
    }

    private static UnavailableException vanished(String name) {
        return new UnavailableException(
                AzureCode.UNAVAILABLE.error("'" + name + "' was made, and Azure does not show it yet"));
    }
}
