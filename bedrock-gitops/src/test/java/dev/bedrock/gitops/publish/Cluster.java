package dev.bedrock.gitops.publish;

import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.GitIdentity;
import dev.bedrock.core.git.GitRemote;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.Hld;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A definition, and the repository that its manifests go to. */
record Cluster(Path directory, Path definition, TestRepository manifests) {
    static final CommitId COMMIT = new CommitId("c0ffee".repeat(6) + "c0ff");
    static final DefinitionVersion VERSION =
            DefinitionVersion.of("https://git.example/apps/hld.git", COMMIT, "Payments 1.2.3 in qa");

    static Cluster in(Path directory) {
        Cluster cluster = new Cluster(
                directory,
                Directories.write(directory.resolve("hld"), Map.of("config/prod.yaml", "config: {}\n")),
                TestRepository.create(directory.resolve("served"), "manifests"));
        cluster.defines("web", "api");
        return cluster;
    }

    /** Makes the definition one with these components, each with a ConfigMap. */
    void defines(String... components) {
        StringBuilder top = new StringBuilder("name: cluster\nsubcomponents:\n");
        for (String component : components) {
            top.append("- {name: '" + component + "', type: static, path: 'parts/" + component + "'}\n");
            has(component, component);
        }
        Directories.write(definition, Map.of("component.yaml", top.toString()));
    }

    /** Makes the ConfigMap of a component one with this value. */
    void has(String component, String value) {
        Directories.write(
                definition,
                Map.of("parts/" + component + "/map.yaml", map(component, value).substring("---\n".length())));
    }

    static String map(String name, String value) {
        return "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " + name + "\ndata:\n  value: " + value + "\n";
    }

    GitClient client() {
        return GitClient.builder(directory.resolve("cache"))
                .policy(RemotePolicy.defaults().withLocalRoot(directory.resolve("served")))
                .identity(new GitIdentity("Bot", "bot@example.org"))
                .clock(Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC))
                .build();
    }

    GitRemote remote() {
        return client().remote(manifests.bare().toString());
    }

    Hld hld() {
        return Hld.builder(definition).root(definition).build();
    }

    ManifestPublisher publisher() {
        return ManifestPublisher.of(remote());
    }

    static PublishRequest to(String... folders) {
        return PublishRequest.of(java.util.Arrays.stream(folders)
                        .map(folder -> PublishTarget.of("prod").withFolder(folder))
                        .toList())
                .withVersion(VERSION);
    }

    PublishPlan plan(PublishRequest request) {
        return publisher().plan(hld(), request);
    }

    PublishOutcome publish(PublishRequest request) {
        return publisher().apply(plan(request));
    }

    /** The files of a branch as git shows them, without indexes. */
    Map<String, String> files(String branch) {
        Map<String, String> files = new LinkedHashMap<>();
        manifests
                .gitBare("ls-tree", "-r", "--name-only", branch)
                .lines()
                .filter(path -> !path.endsWith(PublishIndex.FILE))
                .forEach(path -> files.put(path, manifests.gitBare("show", branch + ":" + path) + "\n"));
        return files;
    }

    String head(String branch) {
        return manifests.gitBare("rev-parse", branch);
    }

    /** Somebody else commits. */
    void edited(Map<String, String> files) {
        checkedOut();
        manifests.commit(files);
    }

    /** Has the newest files of main in the work tree. */
    void checkedOut() {
        manifests.git("fetch", "-q", "origin");
        manifests.git("checkout", "-q", "-B", "main", "origin/main");
    }

    Optional<String> message(String branch) {
        return Optional.of(manifests.gitBare("log", "-1", "--format=%B", branch));
    }
}
