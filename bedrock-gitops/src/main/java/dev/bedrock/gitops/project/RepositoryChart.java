package dev.bedrock.gitops.project;

/**
 * A chart in a Helm repository.
 *
 * @param repository the URL of the repository
 * @param chart the name of the chart
 */
public record RepositoryChart(String repository, String chart) implements ServiceChart {}
