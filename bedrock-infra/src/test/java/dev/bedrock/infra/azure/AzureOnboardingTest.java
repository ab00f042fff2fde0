package dev.bedrock.infra.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.resourcemanager.resources.fluentcore.utils.ResourceManagerUtils;
import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.infra.azure.ArmStub.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With the real client of Azure's library. */
@Timeout(60)
class AzureOnboardingTest {
    private static final String SUBSCRIPTION = "00000000-aaaa-0000-0000-000000000000";
    private static final String GROUP = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/bedrock";
    private static final String ACCOUNT = GROUP + "/providers/Microsoft.Storage/storageAccounts/contosotel";
    private static final String TABLE = ACCOUNT + "/tableServices/default/tables/deployments";
    private static final String REGISTRY = GROUP + "/providers/Microsoft.ContainerRegistry/registries/contosoacr";
    private static final String TOKEN = "t0ken-t0ken-t0ken";
    private static final String PRINCIPAL = "44444444-4444-4444-4444-444444444444";
    private static final OnboardingRequest TABLE_ONLY = OnboardingRequest.of("bedrock", "contosotel", "deployments");
    private static final OnboardingRequest ALL =
            TABLE_ONLY.withLocation("westus2").withRegistry("contosoacr").withIdentity("bedrock-pipelines");

    private final ArmStub azure = new ArmStub();

    /** The library asks every 30 seconds how far Azure is. */
    @BeforeAll
    static void askOften() {
        ResourceManagerUtils.InternalRuntimeContext.setDelayProvider(delay -> Duration.ofMillis(10));
    }

    @AfterAll
    static void askAsUsual() {
        ResourceManagerUtils.InternalRuntimeContext.setDelayProvider(delay -> delay);
    }

    @AfterEach
    void close() {
        azure.close();
    }

    @Test
    void aPlanTellsWhatIsMissingAndMakesNothing() {
        OnboardingPlan plan = onboarding().plan(ALL);

        assertThat(plan.steps())
                .extracting(step -> step.kind() + " " + step.name() + " " + step.exists())
                .containsExactly(
                        "resource group bedrock false",
                        "storage account contosotel false",
                        "table deployments false",
                        "registry contosoacr false",
                        "identity bedrock-pipelines false",
                        "role Storage Table Data Contributor for bedrock-pipelines on the table deployments false",
                        "role AcrPush for bedrock-pipelines on the registry contosoacr false");
        assertThat(plan.problems()).isEmpty();
        assertThat(azure.made()).isEmpty();
    }

    @Test
    void whatIsMissingIsMadeAndASecondTimeNothingIs() {
        OnboardedResources resources = onboarding().plan(ALL).apply();

        assertThat(resources)
                .isEqualTo(new OnboardedResources(
                        "contosotel",
                        "deployments",
                        "https://contosotel.table.core.windows.net/",
                        Optional.of("contosoacr.azurecr.io"),
                        Optional.of("33333333-3333-3333-3333-333333333333")));
        assertThat(azure.made())
                .satisfiesExactly(
                        made -> assertThat(made).isEqualToIgnoringCase("resourceGroups/bedrock"),
                        made -> assertThat(made).isEqualTo("storageAccounts/contosotel"),
                        made -> assertThat(made).isEqualTo("tables/deployments"),
                        made -> assertThat(made).isEqualTo("registries/contosoacr"),
                        made -> assertThat(made).isEqualTo("userAssignedIdentities/bedrock-pipelines"),
                        made -> assertThat(made).startsWith("roleAssignments/"),
                        made -> assertThat(made).startsWith("roleAssignments/"));
        int before = azure.made().size();

        OnboardingPlan again = onboarding().plan(ALL);
        assertThat(again.steps()).allMatch(OnboardingStep::exists);
        assertThat(again.changesAnything()).isFalse();
        assertThat(again.apply()).isEqualTo(resources);
        assertThat(azure.made()).hasSize(before);
    }

    @Test
    void resourcesAreMadeClosedAndRolesForOneResourceEach() {
        onboarding().plan(ALL).apply();

        assertThat(azure.sent("/storageAccounts/contosotel"))
                .contains("\"Standard_LRS\"", "\"StorageV2\"", "\"supportsHttpsTrafficOnly\":true", "\"TLS1_2\"")
                .contains("\"allowBlobPublicAccess\":false", "\"westus2\"");
        assertThat(azure.sent("/registries/contosoacr")).contains("\"adminUserEnabled\":false", "\"Standard\"");
        assertThat(azure.requests().stream()
                        .filter(request -> request.method().equals("PUT")
                                && request.target().contains("roleAssignments")))
                .satisfiesExactly(
                        table -> {
                            assertThat(table.target()).startsWith(TABLE + "/providers/Microsoft.Authorization/");
                            assertThat(table.body())
                                    .contains("roleDefinitions/" + ArmStub.TABLE_WRITER + "\"")
                                    .contains("\"22222222-2222-2222-2222-222222222222\"", "\"ServicePrincipal\"");
                        },
                        registry -> {
                            assertThat(registry.target()).startsWith(REGISTRY + "/providers/Microsoft.Authorization/");
                            assertThat(registry.body()).contains("8311e382-0749-4cb8-b61a-304f252e45ec");
                        });
        assertThat(azure.requests()).noneMatch(request -> request.target().contains("listKeys"));
        assertThat(azure.requests())
                .allMatch(request -> request.header("authorization").equals(Optional.of("Bearer " + TOKEN)));
    }

    @Test
    void whatIsThereIsLeftAsItIs() {
        azure.put(GROUP, Map.of());
        azure.put(ACCOUNT, Map.of("primaryEndpoints", Map.of("table", "https://x.table.core.windows.net/")));

        OnboardingPlan plan = onboarding().plan(TABLE_ONLY);
        assertThat(plan.steps()).extracting(OnboardingStep::exists).containsExactly(true, true, false);
        assertThat(plan.problems()).isEmpty();

        assertThat(plan.apply().tableEndpoint()).isEqualTo("https://x.table.core.windows.net/");
        assertThat(azure.made()).containsExactly("tables/deployments");
    }

    @Test
    void rightsThatAPrincipalHasForTheWholeGroupAreEnough() {
        azure.put(GROUP, Map.of());
        azure.put(ACCOUNT, Map.of());
        azure.put(TABLE, Map.of());
        assign(GROUP, Map.of());

        assertThat(onboarding().plan(TABLE_ONLY.withPrincipal(PRINCIPAL)).changesAnything())
                .isFalse();
    }

    @Test
    void rightsForAnotherResourceOrUnderAConditionAreNot() {
        azure.put(GROUP, Map.of());
        azure.put(ACCOUNT, Map.of());
        azure.put(TABLE, Map.of());
        assign(ACCOUNT + "2", Map.of());
        assign(TABLE, Map.of("condition", "false"));

        onboarding().plan(TABLE_ONLY.withPrincipal(PRINCIPAL)).apply();

        assertThat(azure.made()).singleElement().asString().startsWith("roleAssignments/");
    }

    @Test
    void anAssignmentThatSomebodyElseMakesAtTheSameTimeIsAsGood() {
        azure.put(GROUP, Map.of());
        azure.put(ACCOUNT, Map.of());
        azure.put(TABLE, Map.of());
        OnboardingPlan plan = onboarding().plan(TABLE_ONLY.withPrincipal(PRINCIPAL));
        String path = azureAssignmentPath(plan);
        azure.answering("PUT", path, Answer.error(409, "RoleAssignmentExists", "The role assignment already exists."));

        assertThat(plan.apply().table()).isEqualTo("deployments");
    }

    /** The name follows from what the assignment says, so a first run tells it. */
    private String azureAssignmentPath(OnboardingPlan plan) {
        try (ArmStub other = new ArmStub()) {
            other.put(GROUP, Map.of());
            other.put(ACCOUNT, Map.of());
            other.put(TABLE, Map.of());
            AzureOnboarding.builder(SUBSCRIPTION, AzureCredential.ofToken(Secret.of(TOKEN)))
                    .transport(other.client())
                    .build()
                    .plan(TABLE_ONLY.withPrincipal(PRINCIPAL))
                    .apply();
            assertThat(plan.changesAnything()).isTrue();
            return "/" + other.made().get(0);
        }
    }

    @Test
    void aRequestThatComesTooSoonIsRepeatedWhenAzureSays() {
        azure.answering(
                "HEAD", "/bedrock", new Answer(429, Map.of("Retry-After", "1"), ""), new Answer(503, Map.of(), ""));

        assertThat(onboarding().plan(ALL).steps()).hasSize(7);
        assertThat(azure.requests().stream().filter(request -> request.method().equals("HEAD")))
                .hasSize(3);
    }

    @Test
    void azureIsNotWaitedForAsLongAsItLikes() {
        azure.answering(
                "HEAD",
                "/bedrock",
                new Answer(429, Map.of("Retry-After", "86400"), ""),
                new Answer(503, Map.of("Retry-After", "Fri, 31 Dec 2100 23:59:59 GMT"), ""));

        assertThat(AzureOnboarding.builder(SUBSCRIPTION, AzureCredential.ofToken(Secret.of(TOKEN)))
                        .transport(azure.client())
                        .timeout(Duration.ofSeconds(1))
                        .build()
                        .plan(ALL)
                        .steps())
                .hasSize(7);
    }

    @Test
    void aServiceThatGoesOnToRefuseIsUnavailable() {
        Answer busy = new Answer(
                429,
                Map.of("Retry-After", "0"),
                "{\"error\":{\"code\":\"TooManyRequests\",\"message\":\"Too many requests for " + TOKEN + "\"}}");
        azure.put(GROUP, Map.of());
        azure.answering("GET", "/contosotel", busy, busy, busy, busy, busy, busy, busy, busy);

        assertThatThrownBy(() -> onboarding().plan(TABLE_ONLY))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("INFRA-0506")
                .hasMessageContaining("looking for the storage account contosotel: TooManyRequests")
                .hasMessageNotContaining(TOKEN);
    }

    @Test
    void missingRightsAreTold() {
        azure.answering(
                "PUT", "/bedrock", Answer.error(403, "AuthorizationFailed", "The client does not have authorization."));

        OnboardingPlan plan = onboarding().plan(ALL);
        assertThatThrownBy(plan::apply)
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("INFRA-0504")
                .hasMessageContaining("making the resource group bedrock: AuthorizationFailed");
        assertThat(azure.made()).hasSize(1);
    }

    @Test
    void whatWasMadeBeforeAFailureIsNotMadeAgain() {
        azure.answering("PUT", "/deployments", Answer.error(400, "BadRequest", "No."));
        OnboardingPlan plan = onboarding().plan(TABLE_ONLY.withLocation("westus2"));
        assertThatThrownBy(plan::apply)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("making the table deployments: BadRequest: No.");

        plan.apply();

        assertThat(azure.made())
                .map(made -> made.replaceAll(".*/", ""))
                .containsExactly("bedrock", "contosotel", "deployments", "deployments");
    }

    @Test
    void namesThatOthersHaveAreProblemsOfThePlan() {
        azure.taken("contosotel", "The storage account named contosotel is already taken.");
        azure.taken("contosoacr", "The registry contosoacr is already in use.");

        OnboardingPlan plan = onboarding().plan(ALL);

        assertThat(plan.problems()).extracting(Problem::code).containsExactly("INFRA-0503", "INFRA-0503");
        assertThat(plan.problems().toString()).contains("is already taken").contains("is already in use");
        assertThatThrownBy(plan::apply).isInstanceOf(InvalidInputException.class);
        assertThat(azure.made()).isEmpty();
    }

    @Test
    void aNameThatSomebodyTakesMeanwhileIsAConflict() {
        azure.answering(
                "PUT",
                "/storageAccounts/contosotel",
                Answer.error(409, "StorageAccountAlreadyTaken", "The storage account named contosotel is taken."));

        assertThatThrownBy(() -> onboarding().plan(ALL).apply())
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("INFRA-0503");
    }

    @Test
    void anOperationThatFailsIsToldWithItsReason() {
        azure.answering(
                "GET",
                "/operations" + REGISTRY,
                new Answer(
                        200,
                        Map.of(),
                        "{\"status\":\"Failed\",\"error\":{\"code\":\"QuotaExceeded\",\"message\":\"No more.\"}}"));

        assertThatThrownBy(() -> onboarding().plan(ALL).apply())
                .isInstanceOf(BedrockException.class)
                .hasMessageContaining("making the registry contosoacr")
                .hasMessageContaining("QuotaExceeded");
    }

    @Test
    void anOperationThatNeverEndsIsGivenUp() {
        azure.patience = Integer.MAX_VALUE;

        assertThatThrownBy(() -> AzureOnboarding.builder(SUBSCRIPTION, AzureCredential.ofToken(Secret.of(TOKEN)))
                        .transport(azure.client())
                        .timeout(Duration.ofSeconds(3))
                        .build()
                        .plan(ALL)
                        .apply())
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("INFRA-0507");
    }

    @Test
    void theTokenIsNotSentWhereAnAnswerLeads() {
        azure.operations = "https://evil.example/";

        assertThatThrownBy(() -> onboarding().plan(ALL).apply())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("INFRA-0508")
                .hasMessageContaining("https://evil.example");
        assertThat(azure.requests()).noneMatch(request -> request.target().startsWith("/subscriptions/%"));
        assertThat(azure.made()).map(made -> made.replaceAll(".*/", "")).containsExactly("bedrock", "contosotel");
    }

    @Test
    void allNamesAreCheckedBeforeAzureIsAsked() {
        AzureOnboarding onboarding = AzureOnboarding.builder("sub", AzureCredential.ofToken(Secret.of(TOKEN)))
                .transport(azure.client())
                .build();

        assertThatThrownBy(() -> onboarding.plan(new OnboardingRequest(
                        "ends.",
                        Optional.of("west us"),
                        "Contoso",
                        "1table",
                        Optional.of("a-cr"),
                        Optional.of("-"),
                        List.of("someone"))))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .hasSize(8)
                        .allMatch(problem -> problem.code().equals("INFRA-0501")));
        assertThat(azure.requests()).isEmpty();
    }

    @Test
    void withoutALocationNothingCanBeMade() {
        OnboardingPlan plan = onboarding().plan(TABLE_ONLY);

        assertThat(plan.problems()).extracting(Problem::code).containsExactly("INFRA-0502");
        assertThatThrownBy(plan::apply).isInstanceOf(InvalidInputException.class);
    }

    private AzureOnboarding onboarding() {
        return AzureOnboarding.builder(SUBSCRIPTION, AzureCredential.ofToken(Secret.of(TOKEN)))
                .transport(azure.client())
                .build();
    }

    private void assign(String scope, Map<String, Object> more) {
        Map<String, Object> properties = new java.util.HashMap<>(more);
        properties.put("scope", scope);
        properties.put("principalId", PRINCIPAL);
        properties.put(
                "roleDefinitionId",
                "/subscriptions/" + SUBSCRIPTION + "/providers/Microsoft.Authorization/roleDefinitions/"
                        + ArmStub.TABLE_WRITER);
        azure.put(scope + "/providers/Microsoft.Authorization/roleAssignments/" + scope.hashCode(), properties);
    }
}
