package dev.bedrock.gitops.azuredevops;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.azuredevops.AzureProject.Change;
import dev.bedrock.gitops.host.internal.RestApi;
import dev.bedrock.gitops.host.internal.RestReply;
import dev.bedrock.gitops.host.internal.RestValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Installs one pipeline. */
final class Installer {
    /** The settings of the trigger come from the file. */
    private static final int FROM_FILE = 2;
    /** The steps come from a file. */
    private static final int YAML = 2;

    private final RestApi project;
    private final PipelineInstallation wanted;

    Installer(RestApi project, PipelineInstallation wanted) {
        this.project = project;
        this.wanted = wanted;
    }

    InstalledPipeline run() {
        RestValue repository = repository();
        requireFile();
        Map<String, Object> definition = definition(repository);
        Optional<RestValue> existing = existing();
        if (existing.isPresent()) {
            return update(existing.get(), definition);
        }
        RestReply reply = project.again().post(definition, "build", "definitions");
        if (reply.status() == 409) {
            // An answer got lost, or somebody else has made it in the meantime.
            return update(existing().orElseThrow(reply::failure), definition);
        }
        long id = reply.requireSuccess().value().requireNumber("id");
        long build = project.post(Map.of("definition", Map.of("id", id), "sourceBranch", branch()), "build", "builds")
                .requireSuccess()
                .value()
                .requireNumber("id");
        return new InstalledPipeline(id, wanted.name(), Change.CREATED, OptionalLong.of(build));
    }

    private InstalledPipeline update(RestValue listed, Map<String, Object> definition) {
        long id = listed.requireNumber("id");
        RestValue existing = project.get("build", "definitions", Long.toString(id))
                .requireSuccess()
                .value();
        boolean secrets = wanted.variables().values().stream().anyMatch(PipelineVariable::secret);
        if (!secrets && isAsWanted(existing)) {
            return new InstalledPipeline(id, wanted.name(), Change.UNCHANGED, OptionalLong.empty());
        }
        Map<String, Object> changed = new LinkedHashMap<>(definition);
        changed.put("id", id);
        changed.put("revision", existing.requireNumber("revision"));
        project.put(changed, "build", "definitions", Long.toString(id)).requireSuccess();
        return new InstalledPipeline(id, wanted.name(), Change.UPDATED, OptionalLong.empty());
    }

    private boolean isAsWanted(RestValue existing) {
        return existing.text("process", "yamlFilename").equals(Optional.of(wanted.file()))
                && existing.text("repository", "name").equals(Optional.of(wanted.repository()))
                && existing.text("repository", "defaultBranch").equals(Optional.of(branch()))
                && existing.text("queue", "name").equals(Optional.of(wanted.queue()))
                && wanted.variables().entrySet().stream()
                        .allMatch(variable -> existing.text("variables", variable.getKey(), "value")
                                .equals(Optional.of(variable.getValue().value().reveal())));
    }

    private Optional<RestValue> existing() {
        return project
                .with("name", wanted.name())
                .get("build", "definitions")
                .requireSuccess()
                .value()
                .requireItems("value")
                .stream()
                .filter(definition -> definition.requireText("name").equalsIgnoreCase(wanted.name()))
                .findFirst();
    }

    private RestValue repository() {
        RestReply reply = project.get("git", "repositories", wanted.repository());
        if (reply.status() == 404) {
            throw new InvalidInputException(AzureDevOpsCode.REPOSITORY_MISSING.error(
                    "the project has no repository '" + wanted.repository() + "'"));
        }
        return reply.requireSuccess().value();
    }

    private void requireFile() {
        RestReply reply = project.with("path", "/" + wanted.file())
                .with("versionDescriptor.version", wanted.branch())
                .with("versionDescriptor.versionType", "branch")
                .with("$format", "json")
                .get("git", "repositories", wanted.repository(), "items");
        if (reply.status() == 404) {
            throw new InvalidInputException(AzureDevOpsCode.FILE_MISSING
                    .error("the branch '" + wanted.branch() + "' of the repository '" + wanted.repository()
                            + "' has no file " + wanted.file())
                    .withHint("commit it, and push the branch"));
        }
        reply.requireSuccess();
    }

    private long queue() {
        return project
                .with("queueName", wanted.queue())
                .get("distributedtask", "queues")
                .requireSuccess()
                .value()
                .requireItems("value")
                .stream()
                .filter(queue -> queue.requireText("name").equals(wanted.queue()))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(AzureDevOpsCode.QUEUE_MISSING.error(
                        "the project has no queue of agents named '" + wanted.queue() + "'")))
                .requireNumber("id");
    }

    private String branch() {
        return "refs/heads/" + wanted.branch();
    }

    private Map<String, Object> definition(RestValue repository) {
        Map<String, Object> trigger = new LinkedHashMap<>();
        trigger.put("triggerType", "continuousIntegration");
        trigger.put("settingsSourceType", FROM_FILE);
        trigger.put("batchChanges", false);
        trigger.put("branchFilters", List.of());
        trigger.put("pathFilters", List.of());
        trigger.put("maxConcurrentBuildsPerBranch", 1);
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("type", "TfsGit");
        source.put("id", repository.requireText("id"));
        source.put("name", wanted.repository());
        repository.text("remoteUrl").ifPresent(url -> source.put("url", url));
        source.put("defaultBranch", branch());
        Map<String, Object> variables = new LinkedHashMap<>();
        wanted.variables().forEach((name, variable) -> {
            Map<String, Object> data = new LinkedHashMap<>(AzureProject.variable(variable));
            data.put("allowOverride", true);
            variables.put(name, data);
        });
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("name", wanted.name());
        definition.put("type", "build");
        definition.put("quality", "definition");
        definition.put("queueStatus", "enabled");
        definition.put("badgeEnabled", true);
        definition.put("queue", Map.of("id", queue()));
        definition.put("process", Map.of("type", YAML, "yamlFilename", wanted.file()));
        definition.put("repository", source);
        definition.put("triggers", List.of(trigger));
        definition.put("variables", variables);
        return definition;
    }
}
