package dev.bedrock.hld.helm.chart.source;

import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.hld.helm.HelmCode;

/** The failures of charts that are too large, in Helm's words where it has any. */
final class ChartLimitProblem {
    private ChartLimitProblem() {}

    static LimitExceededException total(ChartLimits limits) {
        return of("decompressed chart is larger than the maximum size " + limits.maxTotalBytes());
    }

    static LimitExceededException packedFile(String name, ChartLimits limits) {
        return of("decompressed chart file \"" + name + "\" is larger than the maximum file size "
                + limits.maxFileBytes());
    }

    static LimitExceededException file(String name, ChartLimits limits) {
        return of("chart file \"" + name + "\" is larger than the maximum file size " + limits.maxFileBytes());
    }

    static LimitExceededException count(ChartLimits limits) {
        return of("chart has more than " + limits.maxFiles() + " files");
    }

    private static LimitExceededException of(String message) {
        return new LimitExceededException(HelmCode.CHART_TOO_LARGE.error(message));
    }
}
