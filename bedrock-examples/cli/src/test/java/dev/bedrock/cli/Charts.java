package dev.bedrock.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.file.TreeDigest;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.hld.helm.chart.source.TarBuilder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Packed charts, and servers that have them. */
final class Charts {
    private static final String CONFIG = "application/vnd.cncf.helm.config.v1+json";
    private static final String CHART = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";

    private static final String TEMPLATE = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: {{ .Chart.Name }}
            data:
              what: {{ .Chart.Name }} {{ .Chart.Version }} in {{ .Release.Name }}
            """;

    private Charts() {}

    static byte[] packed(String name, String version) {
        return packed(name, version, "");
    }

    static byte[] packed(String name, String version, String more) {
        return new TarBuilder()
                .file(name + "/Chart.yaml", "apiVersion: v2\nname: " + name + "\nversion: " + version + "\n" + more)
                .file(name + "/templates/map.yaml", TEMPLATE)
                .gzipped();
    }

    /** A repository below {@code /charts} with a chart in some versions. */
    static void index(LoopbackServer server, String name, String... versions) {
        Map<String, byte[]> archives = new TreeMap<>();
        for (String version : versions) {
            archives.put(version, packed(name, version));
        }
        indexOf(server, name, archives);
    }

    static void indexOf(LoopbackServer server, String name, Map<String, byte[]> archives) {
        StringBuilder index = new StringBuilder("apiVersion: v1\nentries:\n  " + name + ":\n");
        archives.forEach((version, archive) -> {
            server.serve("/charts/" + name + "-" + version + ".tgz", archive);
            index.append("  - {name: %s, version: %s, digest: '%s', urls: [%s-%s.tgz]}\n"
                    .formatted(name, version, sha256(archive), name, version));
        });
        server.serve("/charts/index.yaml", index.toString().getBytes(UTF_8));
    }

    /** Puts a chart into a registry. */
    static void push(LoopbackServer registry, String repository, String tag, byte[] archive) {
        String layer = "{\"mediaType\":\"" + CHART + "\",\"digest\":\"sha256:" + sha256(archive) + "\"}";
        byte[] manifest = "{\"config\":{\"mediaType\":\"%s\"},\"layers\":[%s]}"
                .formatted(CONFIG, layer)
                .getBytes(UTF_8);
        registry.serve("/v2/" + repository + "/manifests/" + tag, manifest)
                .serve("/v2/" + repository + "/manifests/sha256:" + sha256(manifest), manifest)
                .serve("/v2/" + repository + "/blobs/sha256:" + sha256(archive), archive);
    }

    private static String sha256(byte[] content) {
        return TreeDigest.ofContent(content).substring("sha256:".length());
    }

    /** Installs from servers of this machine. */
    static Cli.Result install(Cli cli, String... more) {
        return run(cli, "install", more);
    }

    /** Runs a command that may reach servers of this machine. */
    static Cli.Result run(Cli cli, String command, String... more) {
        return cli.run(Stream.concat(Stream.of("hld", command, "--allow-host", "127.0.0.1"), Arrays.stream(more))
                .toArray(String[]::new));
    }
}
