package dev.bedrock.gitops.project;

/** Where the Helm chart of a service is. */
public sealed interface ServiceChart permits GitChart, RepositoryChart {}
