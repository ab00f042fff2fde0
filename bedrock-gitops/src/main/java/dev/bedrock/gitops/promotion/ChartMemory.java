package dev.bedrock.gitops.promotion;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.git.GitTree;
import dev.bedrock.hld.component.Component;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/** The values of charts, each asked for once in the life of a plan: what they were when it was made counts when it is applied. */
final class ChartMemory {
    private final ChartDefaults defaults;
    private final ConcurrentMap<String, Optional<MapNode>> known = new ConcurrentHashMap<>();

    ChartMemory(ChartDefaults defaults) {
        this.defaults = defaults;
    }

    /** The values; empty if the chart is not known, which is told if there is a reason. */
    Optional<MapNode> values(GitTree definition, String folder, Component chart, Consumer<Problem> problems) {
        String key = folder + "\n" + chart.name() + "\n" + chart.method() + "\n" + chart.source() + "\n" + chart.path()
                + "\n" + chart.version() + "\n" + chart.branch();
        return known.computeIfAbsent(key, ignored -> read(definition, folder, chart, problems));
    }

    private Optional<MapNode> read(GitTree definition, String folder, Component chart, Consumer<Problem> problems) {
        try {
            return defaults.values(definition, folder, chart)
                    .flatMap(text -> YamlReader.defaults()
                            .lenient()
                            .readFirst(folder + ":" + chart.name() + "/values.yaml", text))
                    .filter(MapNode.class::isInstance)
                    .map(MapNode.class::cast);
        } catch (BedrockException e) {
            Problem cause = e.problems().get(0);
            problems.accept(PromotionCode.CHART_UNREADABLE
                    .warning(
                            "the values of the chart '" + chart.name() + "' of " + folder + " are not known: "
                                    + cause.code() + ": " + cause.message(),
                            chart.location())
                    .withHint(cause.hint()));
            return Optional.empty();
        }
    }
}
