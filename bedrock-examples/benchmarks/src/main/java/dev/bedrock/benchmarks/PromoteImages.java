package dev.bedrock.benchmarks;

import dev.bedrock.core.git.CommitOutcome;
import dev.bedrock.core.git.GitChange;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.GitRemote;
import dev.bedrock.core.git.TreeChange;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.gitops.delivery.Delivery;
import dev.bedrock.gitops.history.HistoryQuery;
import dev.bedrock.gitops.history.ImageHistory;
import dev.bedrock.gitops.image.ImageTarget;
import dev.bedrock.gitops.promotion.ImagePromoter;
import dev.bedrock.gitops.promotion.ImageUpdate;
import dev.bedrock.gitops.promotion.PromotionPlan;
import dev.bedrock.gitops.promotion.PromotionRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Promotes the images of 90 services in a definition of 10,000 files: one plan, one commit, one push to a repository of this
 * machine. First with an empty cache, as a pipeline does it, then again and again; and reads the history at last.
 */
public final class PromoteImages {
    private static final int SERVICES = 90;
    private static final int FILES = 10_000;
    private static final int RUNS = 5;

    private PromoteImages() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException {
        Path root = Files.createTempDirectory("bedrock-promote");
        try {
            Path repository = bare(root.resolve("hld.git"));
            CommitOutcome made = remote(root, "setup", repository).writer().commit("main", definition());
            System.out.println("a definition of " + FILES + " files in commit "
                    + made.commit().abbreviated());
            promote(remote(root, "cache-first", repository), 1, "empty cache, first promotion");
            promote(remote(root, "cache-second", repository), 2, "empty cache again");
            GitRemote known = remote(root, "cache-second", repository);
            for (int run = 0; run < RUNS; run++) {
                promote(known, 3 + run, "again");
            }
            long begin = System.nanoTime();
            long entries = ImageHistory.of(known)
                    .read(HistoryQuery.defaults().withLimit(Integer.MAX_VALUE))
                    .count();
            System.out.printf("%-28s %8.1f ms, %d entries%n", "history", (System.nanoTime() - begin) / 1e6, entries);
        } finally {
            delete(root);
        }
    }

    private static void promote(GitRemote remote, int version, String what) {
        long begin = System.nanoTime();
        ImagePromoter promoter = ImagePromoter.of(remote);
        PromotionPlan plan = promoter.plan(PromotionRequest.of(IntStream.range(0, SERVICES)
                        .mapToObj(i -> ImageUpdate.of(ImageTarget.of("shop", "s" + i, "main"), ":v" + version))
                        .toList())
                .withDelivery(Delivery.direct()));
        long planned = System.nanoTime();
        promoter.apply(plan);
        long done = System.nanoTime();
        System.out.printf(
                "%-28s %8.1f ms: plan %.1f ms for %d images, push %.1f ms%n",
                what,
                (done - begin) / 1e6,
                (planned - begin) / 1e6,
                plan.files().size(),
                (done - planned) / 1e6);
    }

    private static GitRemote remote(Path root, String cache, Path repository) {
        return GitClient.builder(root.resolve(cache))
                .policy(RemotePolicy.defaults().withLocalRoot(root))
                .build()
                .remote(repository.toString());
    }

    private static GitChange definition() {
        List<TreeChange> files = new ArrayList<>();
        files.add(TreeChange.put("component.yaml", container("hld", List.of("shop"))));
        List<String> services =
                IntStream.range(0, SERVICES).mapToObj(i -> "s" + i).toList();
        files.add(TreeChange.put("shop/component.yaml", container("shop", services)));
        for (String service : services) {
            String place = "shop/" + service;
            files.add(TreeChange.put(place + "/component.yaml", container(service, List.of("main"))));
            files.add(TreeChange.put(
                    place + "/main/component.yaml",
                    "name: main\nsubcomponents:\n- {name: chart, type: helm, method: git, source: 'https://git.example/c',"
                            + " path: web, branch: main}\n"));
            files.add(TreeChange.put(place + "/main/config/common.yaml", """
                    # Set by builds.
                    subcomponents:
                      chart:
                        config:
                          serviceName: %s-main
                          image:
                            repository: registry.example/shop/%s
                            tag: v0
                    """.formatted(service, service)));
        }
        for (int i = 0; files.size() < FILES; i++) {
            files.add(TreeChange.put(
                    "infra/g" + i / 100 + "/c" + i + "/static/manifest.yaml",
                    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c" + i + "}\n"));
        }
        return GitChange.of("a definition", head -> files);
    }

    private static String container(String name, List<String> below) {
        StringBuilder text = new StringBuilder("name: " + name + "\nsubcomponents:\n");
        below.forEach(child -> text.append("- {name: " + child + ", source: ./" + child + "}\n"));
        return text.toString();
    }

    private static Path bare(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("refs/heads"));
        Files.createDirectories(folder.resolve("objects/pack"));
        Files.writeString(folder.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(folder.resolve("config"), "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
        return folder;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
