package dev.bedrock.hld.install.chart;

import dev.bedrock.core.file.ContentCache;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.http.RemoteFiles;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.http.RetryRule;
import dev.bedrock.hld.helm.chart.source.TarBuilder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Packed charts, and clients that may reach the servers of the tests. */
final class TestCharts {
    private TestCharts() {}

    static byte[] packed(String name, String version) {
        return packed(name, version, "");
    }

    static byte[] packed(String name, String version, String more) {
        return new TarBuilder()
                .file(name + "/Chart.yaml", chartYaml(name, version) + more)
                .file(name + "/templates/map.yaml", "kind: ConfigMap\n")
                .gzipped();
    }

    static String chartYaml(String name, String version) {
        return "apiVersion: v2\nname: " + name + "\nversion: " + version + "\n";
    }

    static RemoteFiles remotes(Path directory) {
        HttpAccess http = HttpAccess.builder()
                .policy(RemotePolicy.defaults().withHosts(List.of("127.0.0.1", "localhost")))
                .retries(RetryRule.never())
                .build();
        return RemoteFiles.of(http, ContentCache.open(directory.resolve("cache")));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
