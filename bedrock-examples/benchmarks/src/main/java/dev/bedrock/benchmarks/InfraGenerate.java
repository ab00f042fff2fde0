package dev.bedrock.benchmarks;

import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.progress.ProgressListener;
import dev.bedrock.infra.Infra;
import dev.bedrock.infra.generate.DeploymentPlan;
import dev.bedrock.infra.generate.GeneratePlan;
import dev.bedrock.infra.generate.InfraOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Generates 50 clusters from one definition and one template in a git repository, as the first thing in the process: nothing
 * is cached, nothing is generated. Then once more with another value in each. The argument is a folder with a template in its
 * folder {@code azure-simple}, such as the built-in ones.
 */
public final class InfraGenerate {
    private static final int CLUSTERS = 50;

    private InfraGenerate() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        Path root = Files.createTempDirectory("bedrock-infra");
        try {
            Path repository = repository(Path.of(arguments[0]), root.resolve("templates"));
            define(root, repository, 3);
            System.out.printf(
                    "%d clusters, %d processors, load average %.1f, JDK %s%n",
                    CLUSTERS,
                    Runtime.getRuntime().availableProcessors(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    System.getProperty("java.version"));
            measure("cold, with one fetch", root);
            define(root, repository, 4);
            measure("a value changes", root);
            measure("nothing changes", root);
        } finally {
            delete(root);
        }
    }

    private static void measure(String what, Path root) {
        AtomicInteger fetches = new AtomicInteger();
        long begin = System.nanoTime();
        GitClient git = GitClient.builder(root.resolve("cache"))
                .policy(RemotePolicy.defaults().withLocalRoot(root))
                .progress(new ProgressListener() {
                    @Override
                    public void started(String unit) {
                        fetches.incrementAndGet();
                    }
                })
                .build();
        Infra infra = Infra.builder(root.resolve("infra")).git(git).open();
        GeneratePlan plan = infra.plan(
                infra.deployments(), InfraOptions.defaults().withEnvironment(EnvironmentVariables.of(Map.of())));
        plan.apply();
        long milliseconds = (System.nanoTime() - begin) / 1_000_000;
        long changed = plan.deployments().stream()
                .filter(DeploymentPlan::changesAnything)
                .count();
        System.out.printf(
                "%-22s %5d ms, %d fetches, %d of %d deployments changed%n",
                what, milliseconds, fetches.get(), changed, plan.deployments().size());
    }

    private static void define(Path root, Path repository, int nodes) throws IOException {
        Path infra = Files.createDirectories(root.resolve("infra"));
        Files.writeString(infra.resolve("definition.yaml"), """
                source: %s
                template: azure-simple
                version: main
                variables:
                  resource_group_name: clusters
                  vnet_name: net
                  gitops_ssh_url: git@github.com:contoso/manifests.git
                  agent_vm_count: %d
                """.formatted(repository.toUri(), nodes));
        for (int i = 0; i < CLUSTERS; i++) {
            Path cluster =
                    Files.createDirectories(infra.resolve("region" + i % 5).resolve("cluster" + i));
            Files.writeString(
                    cluster.resolve("definition.yaml"),
                    "variables:\n  cluster_name: cluster" + i + "\n  dns_prefix: cluster" + i + "\n");
        }
    }

    private static Path repository(Path templates, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(templates)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(templates.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling("."));
                Files.copy(file, copy);
            }
        }
        for (List<String> command : List.of(
                List.of("git", "init", "-q", "-b", "main"),
                List.of("git", "add", "-A"),
                List.of(
                        "git",
                        "-c",
                        "user.name=a",
                        "-c",
                        "user.email=a@example.org",
                        "commit",
                        "-q",
                        "-m",
                        "templates"))) {
            ProcessRunner.system().run(Command.of(command).in(target)).requireSuccess();
        }
        return target;
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
