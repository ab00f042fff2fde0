package dev.bedrock.benchmarks;

import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.dora.DoraMetrics;
import dev.bedrock.telemetry.dora.DoraScope;
import dev.bedrock.telemetry.query.DeploymentQuery;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.embedded.EmbeddedStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The metrics of DORA over all deployments of a store. */
final class DoraMillion {
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2030-01-01T00:00:00Z");
    private static final int EVENTS = 10_000;

    private DoraMillion() {}

    static void measure(EmbeddedStore store) {
        long cpu = DeploymentQueries.cpuNanos();
        long start = System.nanoTime();
        DoraMetrics metrics = DoraMetrics.load(
                DeploymentQuery.of(store), service -> Optional.of("team-" + service.charAt(service.length() - 1)));
        System.out.printf(
                "DORA: loaded in %.0f ms, CPU %.0f ms%n",
                (System.nanoTime() - start) / 1e6, (DeploymentQueries.cpuNanos() - cpu) / 1e6);
        for (DoraScope scope : List.of(
                DoraScope.all(),
                DoraScope.all(),
                DoraScope.all().withRing("ring-9"),
                DoraScope.all().withService("service-7"),
                DoraScope.all().withTeam("team-3"))) {
            cpu = DeploymentQueries.cpuNanos();
            start = System.nanoTime();
            long deployments = metrics.report(scope, FROM, TO).deployments();
            System.out.printf(
                    "DORA: %s, %d deployments in %.1f ms, CPU %.1f ms%n",
                    scope, deployments, (System.nanoTime() - start) / 1e6, (DeploymentQueries.cpuNanos() - cpu) / 1e6);
        }
        start = System.nanoTime();
        double worst = 0;
        for (int i = 0; i < EVENTS; i++) {
            long event = System.nanoTime();
            metrics.apply(List.of(new DeploymentChange.Insert(new Deployment(
                    "new" + i,
                    Map.of(
                            DeploymentField.SERVICE, "service-" + i % 100,
                            DeploymentField.RING, "ring-" + i % 10,
                            DeploymentField.IMAGE_TAG, "new:" + i,
                            DeploymentField.MANIFEST_COMMIT, "f" + i,
                            DeploymentField.MANIFEST_RECORDED_AT,
                                    FROM.plusSeconds(i * 20_000L).toString())))));
            worst = Math.max(worst, (System.nanoTime() - event) / 1e6);
        }
        System.out.printf(
                "DORA: an event %.4f ms on average, worst %.2f ms%n",
                (System.nanoTime() - start) / 1e6 / EVENTS, worst);
    }
}
