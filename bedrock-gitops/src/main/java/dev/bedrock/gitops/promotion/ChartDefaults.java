package dev.bedrock.gitops.promotion;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.GitTree;
import dev.bedrock.hld.component.Component;
import java.util.Optional;

/**
 * Knows the values that charts come with. Only asked for charts whose image is not configured yet. Implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface ChartDefaults {
    /**
     * The text of {@code values.yaml} of a chart.
     *
     * @param definition the files of the definition
     * @param folder the folder with the component file that has the chart
     * @param chart the component of the chart
     * @return empty if the chart is not known
     * @throws BedrockException if it cannot be read
     */
    Optional<String> values(GitTree definition, String folder, Component chart);

    /** Those in the repository of the definition, vendored ones included. */
    static ChartDefaults ofDefinition() {
        return new DefinitionCharts();
    }

    /** Those in git repositories, at the commit that the lock of the definition says, or else at the branch. */
    static ChartDefaults ofGit(GitClient git) {
        return new GitCharts(git);
    }

    /** These, or those of others if these do not know a chart. */
    default ChartDefaults orElse(ChartDefaults others) {
        return (definition, folder, chart) ->
                values(definition, folder, chart).or(() -> others.values(definition, folder, chart));
    }
}
