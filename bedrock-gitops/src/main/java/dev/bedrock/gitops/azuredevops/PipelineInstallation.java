package dev.bedrock.gitops.azuredevops;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A pipeline to be installed. Immutable.
 *
 * @param name the name of its definition
 * @param repository the repository with its file
 * @param branch the branch that is built by default
 * @param file the path of its file in the repository
 * @param variables variables of the definition by name; they can be set for each run
 * @param queue the queue of its agents; the file can name another one for each job
 */
public record PipelineInstallation(
        String name,
        String repository,
        String branch,
        String file,
        Map<String, PipelineVariable> variables,
        String queue) {
    /** The agents that Azure DevOps Services bring. */
    private static final String HOSTED = "Azure Pipelines";

    /**
     * Keeps a copy.
     *
     * @throws dev.bedrock.core.diagnostic.InvalidInputException when Azure DevOps does not take the name
     */
    public PipelineInstallation {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        AzureNames.require("pipeline", name);
    }

    /** A pipeline on the hosted agents, without variables. */
    public static PipelineInstallation of(String name, AzureRepository repository, String branch, String file) {
        return new PipelineInstallation(name, repository.name(), branch, file, Map.of(), HOSTED);
    }

    /** With one more variable. */
    public PipelineInstallation with(String variable, PipelineVariable value) {
        Map<String, PipelineVariable> changed = new LinkedHashMap<>(variables);
        changed.put(variable, value);
        return new PipelineInstallation(name, repository, branch, file, changed, queue);
    }

    /** On other agents. */
    public PipelineInstallation withQueue(String newQueue) {
        return new PipelineInstallation(name, repository, branch, file, variables, newQueue);
    }
}
