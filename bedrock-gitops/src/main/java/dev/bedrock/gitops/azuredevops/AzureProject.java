package dev.bedrock.gitops.azuredevops;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.gitops.host.HostConnection;
import dev.bedrock.gitops.host.RepositoryUrl;
import dev.bedrock.gitops.host.internal.RestApi;
import dev.bedrock.gitops.host.internal.RestReply;
import dev.bedrock.gitops.host.internal.RestValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project of Azure DevOps: its groups of variables, and the definitions of its pipelines. Everything may be done again, and
 * then changes nothing but secrets, of which nobody can tell whether they are the same. Thread-safe.
 *
 * <p>All methods throw {@link dev.bedrock.core.diagnostic.AccessDeniedException} when the token is missing or not good
 * enough, and {@link dev.bedrock.core.diagnostic.UnavailableException} when Azure DevOps cannot be reached or fails.
 *
 * <pre>{@code
 * HostConnection hosts =
 *         HostConnection.builder(HttpAccess.builder().build()).build();
 * AzureProject project = AzureProject.of("contoso", "shop", hosts);
 * project.put(VariableGroup.of("shop").with("ACR_NAME", PipelineVariable.plain("shopacr")));
 * }</pre>
 */
public final class AzureProject {
    private static final String VERSION = "api-version";
    private static final String CURRENT = "7.0";
    private static final String PREVIEW = "7.0-preview.1";
    private static final String GROUPS = "7.0-preview.2";

    private final String name;
    private final RestApi organization;
    private final RestApi project;

    private AzureProject(String name, RestApi organization) {
        this.name = name;
        this.organization = organization.below("_apis").with(VERSION, CURRENT);
        this.project = organization.below(name, "_apis").with(VERSION, CURRENT);
    }

    /**
     * A project of Azure DevOps Services. Nothing is sent yet.
     *
     * @throws InvalidInputException when one of the names cannot be one
     */
    public static AzureProject of(String organization, String project, HostConnection connection) {
        AzureNames.requireOrganization(organization);
        AzureNames.requireProject(project);
        RepositoryUrl url =
                new RepositoryUrl("dev.azure.com", -1, "https", List.of(organization, project, "_git", project));
        return of(AzureRepository.of(url).orElseThrow(), connection);
    }

    /** The project of a repository, also on Azure DevOps Server. Nothing is sent yet. */
    public static AzureProject of(AzureRepository repository, HostConnection connection) {
        return new AzureProject(repository.project(), repository.organizationApi(connection));
    }

    /** What became of a group of variables or of a pipeline. */
    public enum Change {
        /** It was made. */
        CREATED,
        /** It was there, and was changed. */
        UPDATED,
        /** It was there, and is as it is wanted. */
        UNCHANGED
    }

    /**
     * A group of variables that is there.
     *
     * @param id its number
     * @param name its name
     * @param variables the names of its variables
     * @param change what became of it
     */
    public record StoredGroup(long id, String name, List<String> variables, Change change) {
        /** Keeps a copy. */
        public StoredGroup {
            variables = List.copyOf(variables);
        }
    }

    /** Whether there is a group of variables with exactly this name. */
    public boolean hasVariableGroup(String group) {
        return group(group).isPresent();
    }

    /**
     * Makes a group of variables, or sets the given ones in the one that is there and keeps its others; and lets all
     * pipelines of the project use it.
     *
     * @throws InvalidInputException when a secret would become readable
     */
    public StoredGroup put(VariableGroup group) {
        Optional<RestValue> existing = group(group.name());
        StoredGroup stored = existing.isPresent() ? update(group, existing.get()) : create(group);
        permitAllPipelines(stored.id());
        return stored;
    }

    private Optional<RestValue> group(String groupName) {
        return project
                .with(VERSION, GROUPS)
                .with("groupName", groupName)
                .get("distributedtask", "variablegroups")
                .requireSuccess()
                .value()
                .requireItems("value")
                .stream()
                .filter(group -> group.requireText("name").equals(groupName))
                .findFirst();
    }

    private StoredGroup create(VariableGroup group) {
        RestReply reply = organization
                .again()
                .with(VERSION, GROUPS)
                .hiding(secrets(group.variables()))
                .post(body(group, Map.of()), "distributedtask", "variablegroups");
        if (reply.status() == 409 || (!reply.isSuccess() && reply.words().contains("VariableGroupExists"))) {
            // An answer got lost, or somebody else has made it in the meantime.
            return update(group, group(group.name()).orElseThrow(reply::failure));
        }
        RestValue value = reply.requireSuccess().value();
        return new StoredGroup(
                value.requireNumber("id"),
                group.name(),
                List.copyOf(group.variables().keySet()),
                Change.CREATED);
    }

    private StoredGroup update(VariableGroup group, RestValue existing) {
        Map<String, Object> variables = new LinkedHashMap<>();
        boolean changed = false;
        for (String variable : existing.at("variables").map(AzureProject::keys).orElse(List.of())) {
            variables.put(variable, stored(existing.require("variables", variable)));
        }
        for (Map.Entry<String, PipelineVariable> entry : group.variables().entrySet()) {
            Optional<RestValue> old = existing.at("variables", entry.getKey());
            boolean secret = entry.getValue().secret();
            if (!secret && old.filter(value -> value.flag("isSecret")).isPresent()) {
                throw new InvalidInputException(AzureDevOpsCode.SECRET_EXPOSED.error("the variable " + entry.getKey()
                        + " of the group '" + group.name() + "' is secret, and would be readable"));
            }
            String value = entry.getValue().value().reveal();
            changed |= secret || !old.flatMap(found -> found.text("value")).equals(Optional.of(value));
            variables.put(entry.getKey(), variable(entry.getValue()));
        }
        long id = existing.requireNumber("id");
        if (changed) {
            organization
                    .again()
                    .with(VERSION, GROUPS)
                    .hiding(secrets(group.variables()))
                    .put(body(group, variables), "distributedtask", "variablegroups", Long.toString(id))
                    .requireSuccess();
        }
        return new StoredGroup(
                id, group.name(), List.copyOf(variables.keySet()), changed ? Change.UPDATED : Change.UNCHANGED);
    }

    private static List<String> keys(RestValue map) {
        return map.node() instanceof MapNode node
                ? node.entries().stream().map(MapNode.Entry::key).toList()
                : List.of();
    }

    /** A secret comes without its value, and one that is sent without keeps it. */
    private static Map<String, Object> stored(RestValue variable) {
        Map<String, Object> data = new LinkedHashMap<>();
        boolean secret = variable.flag("isSecret");
        data.put("isSecret", secret);
        if (!secret) {
            data.put("value", variable.text("value").orElse(""));
        }
        return data;
    }

    static List<Secret> secrets(Map<String, PipelineVariable> variables) {
        return variables.values().stream()
                .filter(PipelineVariable::secret)
                .map(PipelineVariable::value)
                .toList();
    }

    static Map<String, Object> variable(PipelineVariable variable) {
        return Map.of("value", variable.value().reveal(), "isSecret", variable.secret());
    }

    private Map<String, Object> body(VariableGroup group, Map<String, Object> known) {
        Map<String, Object> variables = new LinkedHashMap<>(known);
        group.variables().forEach((variable, value) -> variables.put(variable, variable(value)));
        Map<String, Object> reference = Map.of("id", projectId(), "name", name);
        return Map.of(
                "name", group.name(),
                "description", group.description(),
                "type", "Vsts",
                "variables", variables,
                "variableGroupProjectReferences",
                        List.of(Map.of(
                                "name", group.name(),
                                "description", group.description(),
                                "projectReference", reference)));
    }

    private String projectId() {
        return organization.get("projects", name).requireSuccess().value().requireText("id");
    }

    private void permitAllPipelines(long group) {
        String id = Long.toString(group);
        project.with(VERSION, PREVIEW)
                .again()
                .patch(
                        Map.of(
                                "allPipelines", Map.of("authorized", true),
                                "resource", Map.of("id", id, "type", "variablegroup")),
                        "pipelines",
                        "pipelinepermissions",
                        "variablegroup",
                        id)
                .requireSuccess();
    }

    /**
     * Makes the definition of a pipeline, or brings the one of this name to what is wanted, and starts it once when it was
     * made.
     *
     * @throws InvalidInputException when the project has no such repository, file or queue of agents
     * @throws ConflictException when somebody else changes the definition at the same time
     */
    public InstalledPipeline install(PipelineInstallation installation) {
        return new Installer(project.hiding(secrets(installation.variables())), installation).run();
    }
}
