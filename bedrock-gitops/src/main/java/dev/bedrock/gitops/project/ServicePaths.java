package dev.bedrock.gitops.project;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The ways to write the folder of a service. */
final class ServicePaths {
    private ServicePaths() {}

    /** Without {@code ./}, doubled and trailing slashes; {@code ..} stays. */
    static String normalize(String path) {
        return Arrays.stream(path.replace('\\', '/').split("/", -1))
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .collect(Collectors.joining("/"));
    }

    /** As it is written into {@code bedrock.yaml}: with {@code ./} before it. */
    static String written(String path) {
        return "./" + normalize(path);
    }
}
