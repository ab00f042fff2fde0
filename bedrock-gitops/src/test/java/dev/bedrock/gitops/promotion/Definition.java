package dev.bedrock.gitops.promotion;

import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.GitRemote;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.gitops.image.ImageTarget;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A definition as a reconcile makes it, in a repository of the real git. */
public final class Definition {
    private final Path directory;
    private final TestRepository repository;

    private Definition(Path directory, TestRepository repository) {
        this.directory = directory;
        this.repository = repository;
    }

    /** A definition with an application, some services and rings, each with the image {@code r/SERVICE:1}. */
    public static Definition create(Path directory, List<String> services, List<String> rings) {
        TestRepository repository = TestRepository.create(directory.resolve("served"), "hld");
        Map<String, String> files = new LinkedHashMap<>();
        files.put("component.yaml", container("hld", List.of("shop")));
        files.put("shop/component.yaml", container("shop", services));
        files.put("shop/config/common.yaml", "");
        for (String service : services) {
            files.put("shop/" + service + "/component.yaml", container(service, rings));
            files.put("shop/" + service + "/config/common.yaml", "");
            for (String ring : rings) {
                String place = "shop/" + service + "/" + ring;
                files.put(place + "/component.yaml", """
                        name: %s
                        subcomponents:
                        - name: chart
                          type: helm
                          source: https://git.example/charts
                          method: git
                          path: web
                          branch: main
                        """.formatted(ring));
                files.put(place + "/config/common.yaml", config(service, ring, "1"));
            }
        }
        repository.commit(files);
        return new Definition(directory, repository);
    }

    private static String container(String name, List<String> below) {
        StringBuilder text = new StringBuilder("name: " + name + "\ntype: component\nsubcomponents:\n");
        below.forEach(child ->
                text.append("- name: " + child + "\n  type: component\n  method: local\n  source: ./" + child + "\n"));
        return text.toString();
    }

    /** The configuration of a service in a ring. */
    public static String config(String service, String ring, String tag) {
        return """
                subcomponents:
                  chart:
                    config:
                      serviceName: %s-%s # by reconcile
                      image:
                        repository: r/%s
                        tag: "%s"
                """.formatted(service, ring, service, tag);
    }

    /** The repository, with a work tree. */
    public TestRepository repository() {
        return repository;
    }

    /** The repository as a remote, with the first cache. */
    public GitRemote remote() {
        return remote(repository.bare().toString(), 0);
    }

    /** The repository at an address, with one of several caches. */
    public GitRemote remote(String address, int cache) {
        return client(directory.resolve("cache-" + cache), address).remote(address);
    }

    /** A client that may reach an address. */
    public static GitClient client(Path cache, String address) {
        RemotePolicy policy = address.startsWith("http://")
                ? RemotePolicy.defaults().withHosts(List.of(URI.create(address).getAuthority()))
                : RemotePolicy.defaults().withLocalRoot(Path.of(address));
        return GitClient.builder(cache).policy(policy).build();
    }

    /** A file on a branch. */
    public String file(String branch, String path) {
        return repository.gitBare("show", branch + ":" + path) + "\n";
    }

    /** Where a branch is. */
    public CommitId head(String branch) {
        return new CommitId(repository.gitBare("rev-parse", branch));
    }

    /** The place of a service in a ring. */
    public static ImageTarget place(String service, String ring) {
        return ImageTarget.of("shop", service, ring);
    }
}
