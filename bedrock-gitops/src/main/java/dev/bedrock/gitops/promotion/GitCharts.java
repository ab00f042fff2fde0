package dev.bedrock.gitops.promotion;

import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.GitReference;
import dev.bedrock.core.git.GitRemote;
import dev.bedrock.core.git.GitTree;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.SourceMethod;
import java.util.Optional;

/** Charts in git repositories, of which one is fetched when it is asked for. */
final class GitCharts implements ChartDefaults {
    private final GitClient git;

    GitCharts(GitClient git) {
        this.git = git;
    }

    @Override
    public Optional<String> values(GitTree definition, String folder, Component chart) {
        if (chart.method() != SourceMethod.GIT || chart.source().isEmpty()) {
            return Optional.empty();
        }
        GitRemote remote = git.remote(chart.source());
        GitTree tree = remote.fetch(commit(definition, chart, remote));
        String values = chart.path().isEmpty() ? "values.yaml" : chart.path() + "/values.yaml";
        return DefinitionCharts.text(tree, values);
    }

    private static CommitId commit(GitTree definition, Component chart, GitRemote remote) {
        return DefinitionCharts.locked(definition, chart)
                .map(source -> new CommitId(source.pin().version()))
                .orElseGet(() -> remote.resolve(reference(chart)).commit());
    }

    private static GitReference reference(Component chart) {
        if (!chart.version().isEmpty()) {
            return GitReference.of(chart.version());
        }
        return chart.branch().isEmpty() ? GitReference.defaultBranch() : GitReference.branch(chart.branch());
    }
}
