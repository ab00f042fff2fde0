package dev.bedrock.gitops.azuredevops;

import java.util.OptionalLong;

/**
 * A pipeline that is installed.
 *
 * @param id the number of its definition
 * @param name its name
 * @param change what became of it
 * @param run the number of the run that was started, if one was
 */
public record InstalledPipeline(long id, String name, AzureProject.Change change, OptionalLong run) {}
