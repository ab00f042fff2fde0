package dev.bedrock.gitops.azuredevops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.http.RetryRule;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.gitops.azuredevops.AzureProject.Change;
import dev.bedrock.gitops.azuredevops.AzureProject.StoredGroup;
import dev.bedrock.gitops.host.HostConnection;
import dev.bedrock.gitops.host.RepositoryUrl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class AzureProjectTest {
    private static final AzureRepository APP = AzureRepository.of(
                    RepositoryUrl.parse("https://dev.azure.com/contoso/shop/_git/app"))
            .orElseThrow();
    private static final VariableGroup GROUP = VariableGroup.of("shop")
            .with("ACR_NAME", PipelineVariable.plain("shopacr"))
            .with("SP_PASS", PipelineVariable.secret(Secret.of("hunter2")));
    private static final PipelineInstallation LIFECYCLE = PipelineInstallation.of(
                    "app-lifecycle", APP, "main", "hld-lifecycle.yaml")
            .with("BEDROCK_URL", PipelineVariable.plain("https://example.org/bedrock.zip"));

    private final AzureProjectStub azure = new AzureProjectStub();
    private final AzureProject project = AzureProject.of("contoso", "shop", hosts(true));

    private HostConnection hosts(boolean token) {
        HttpAccess http = HttpAccess.builder()
                .policy(RemotePolicy.defaults().withHosts(List.of("127.0.0.1")))
                .retries(new RetryRule(3, Duration.ofMillis(1), Duration.ofMillis(10)))
                .build();
        Credential credential = new Credential.Login("", Secret.of("t0ken"));
        return HostConnection.builder(http)
                .credentials(remote -> token ? Optional.of(credential) : Optional.empty())
                .host("dev.azure.com", "azure", azure.api())
                .build();
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    @Test
    void makesAGroupThatAllPipelinesMayUse() {
        StoredGroup stored = project.put(GROUP);

        assertThat(stored.change()).isEqualTo(Change.CREATED);
        assertThat(stored.variables()).containsExactly("ACR_NAME", "SP_PASS");
        assertThat(azure.groups().get(1L))
                .containsEntry("type", "Vsts")
                .containsEntry(
                        "variables",
                        Map.of(
                                "ACR_NAME", Map.of("value", "shopacr", "isSecret", false),
                                "SP_PASS", Map.of("value", "hunter2", "isSecret", true)));
        assertThat(azure.permitted()).containsExactly(1L);
        assertThat(project.hasVariableGroup("shop")).isTrue();
        assertThat(project.hasVariableGroup("sho")).isFalse();
    }

    @Test
    void setsTheGivenVariablesOfAGroupAndKeepsTheOthers() {
        project.put(GROUP);

        StoredGroup stored = project.put(VariableGroup.of("shop").with("ACR_NAME", PipelineVariable.plain("other")));

        assertThat(stored.change()).isEqualTo(Change.UPDATED);
        assertThat(azure.groups()).hasSize(1);
        assertThat(azure.groups().get(1L))
                .containsEntry(
                        "variables",
                        Map.of(
                                "ACR_NAME",
                                Map.of("value", "other", "isSecret", false),
                                "SP_PASS",
                                Map.of("isSecret", true)));
    }

    @Test
    void writesNothingIfAllIsAsItIsWanted() {
        VariableGroup plain = VariableGroup.of("shop").with("ACR_NAME", PipelineVariable.plain("shopacr"));
        project.put(plain);

        assertThat(project.put(plain).change()).isEqualTo(Change.UNCHANGED);
        assertThat(azure.writes())
                .filteredOn(request -> request.method().equals("PUT"))
                .isEmpty();
    }

    @Test
    void aSecretDoesNotBecomeReadable() {
        project.put(GROUP);

        assertThatThrownBy(() -> project.put(VariableGroup.of("shop").with("SP_PASS", PipelineVariable.plain("x"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0556", "SP_PASS");
    }

    @Test
    void anAnswerThatGetsLostMakesNoSecondGroupOrPipeline() {
        azure.loseNextAnswer();
        assertThat(project.put(GROUP).id()).isEqualTo(1);
        assertThat(azure.groups()).hasSize(1);

        azure.push("main", "hld-lifecycle.yaml");
        azure.loseNextAnswer();
        assertThat(project.install(LIFECYCLE).id()).isEqualTo(1);
        assertThat(azure.definitions()).hasSize(1);
    }

    /** Security family 17. */
    @Test
    void secretsAreInNoMessageEvenIfAzureRepeatsThem() {
        azure.refuseNext("the value hunter2 is too weak, says t0ken");

        Throwable failure = catchThrowable(() -> project.put(GROUP));

        assertThat(failure)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0507", "the value *** is too weak, says ***");
        assertThat(GROUP.toString()).doesNotContain("hunter2");
    }

    @Test
    void installsAPipelineAndStartsIt() {
        azure.push("main", "hld-lifecycle.yaml");

        InstalledPipeline installed = project.install(LIFECYCLE);

        assertThat(installed)
                .isEqualTo(new InstalledPipeline(1, "app-lifecycle", Change.CREATED, OptionalLong.of(900)));
        assertThat(azure.definitions().get(1L))
                .containsEntry("process", Map.of("type", 2L, "yamlFilename", "hld-lifecycle.yaml"))
                .containsEntry(
                        "variables",
                        Map.of(
                                "BEDROCK_URL",
                                Map.of(
                                        "value",
                                        "https://example.org/bedrock.zip",
                                        "isSecret",
                                        false,
                                        "allowOverride",
                                        true)))
                .extractingByKey("repository")
                .asString()
                .contains("TfsGit", "r-1", "refs/heads/main");
    }

    @Test
    void bringsAPipelineThatIsThereToWhatIsWanted() {
        azure.push("main", "hld-lifecycle.yaml");
        azure.push("trunk", "hld-lifecycle.yaml");
        project.install(LIFECYCLE);

        assertThat(project.install(LIFECYCLE).change()).isEqualTo(Change.UNCHANGED);
        InstalledPipeline moved =
                project.install(PipelineInstallation.of("app-lifecycle", APP, "trunk", "hld-lifecycle.yaml"));

        assertThat(moved).isEqualTo(new InstalledPipeline(1, "app-lifecycle", Change.UPDATED, OptionalLong.empty()));
        assertThat(azure.definitions()).hasSize(1);
        assertThat(azure.definitions().get(1L)).containsEntry("revision", 2L);
    }

    @Test
    void whatIsMissingIsATypedErrorAndNothingIsMade() {
        assertThatThrownBy(() -> project.install(LIFECYCLE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0553", "hld-lifecycle.yaml");
        assertThatThrownBy(
                        () -> project.install(new PipelineInstallation("x", "gone", "main", "x.yaml", Map.of(), "q")))
                .hasMessageContaining("GITOPS-0552", "gone");
        azure.push("main", "hld-lifecycle.yaml");
        assertThatThrownBy(() -> project.install(LIFECYCLE.withQueue("mine")))
                .hasMessageContaining("GITOPS-0554", "mine");
        assertThatThrownBy(
                        () -> AzureProject.of("contoso", "shop", hosts(false)).put(GROUP))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(azure.writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_x", ".x", "x.", "a/b", "a:b", "a?b", "a#b", "a\nb"})
    void namesThatAzureDoesNotTakeAreTypedErrors(String name) {
        assertThatThrownBy(() -> AzureProject.of("contoso", name, hosts(true)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0555");
    }

    @Test
    void aGroupIsNoSearchAndAVariableIsAName() {
        assertThatThrownBy(() -> VariableGroup.of("*")).hasMessageContaining("GITOPS-0555");
        assertThatThrownBy(() -> VariableGroup.of("g").with("a b", PipelineVariable.plain("x")))
                .hasMessageContaining("GITOPS-0555");
        assertThatThrownBy(() -> AzureProject.of("a/../b", "shop", hosts(true))).hasMessageContaining("GITOPS-0555");
    }
}
