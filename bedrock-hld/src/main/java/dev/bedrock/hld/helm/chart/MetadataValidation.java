package dev.bedrock.hld.helm.chart;

import dev.bedrock.hld.helm.golib.GoPaths;
import java.util.HashSet;
import java.util.Set;

/** What Helm demands of a {@code Chart.yaml}, in the order in which it looks. */
final class MetadataValidation {
    private MetadataValidation() {}

    static void check(ChartMetadata metadata) {
        String name = metadata.name();
        if (name.isEmpty()) {
            throw new ChartValidationException("chart.metadata.name is required");
        }
        if (name.equals(".") || name.equals("..") || name.indexOf('\\') >= 0 || !name.equals(GoPaths.base(name))) {
            throw new ChartValidationException("chart.metadata.name " + GoText.quote(name) + " is invalid");
        }
        String version = metadata.version();
        if (version.isEmpty()) {
            throw new ChartValidationException("chart.metadata.version is required");
        }
        if (!ChartVersions.isVersion(version)) {
            throw new ChartValidationException("chart.metadata.version " + GoText.quote(version) + " is invalid");
        }
        String type = metadata.texts().getOrDefault("Type", "");
        if (!type.isEmpty() && !type.equals("application") && !type.equals("library")) {
            throw new ChartValidationException("chart.metadata.type must be application or library");
        }
        checkDependencies(metadata);
    }

    private static void checkDependencies(ChartMetadata metadata) {
        Set<String> names = new HashSet<>();
        for (ChartDependency dependency : metadata.dependencies()) {
            String alias = dependency.alias();
            if (!alias.isEmpty() && !alias.chars().allMatch(MetadataValidation::isAliasCharacter)) {
                throw new ChartValidationException(
                        "dependency " + GoText.quote(dependency.name()) + " has disallowed characters in the alias");
            }
            if (!names.add(dependency.effectiveName())) {
                throw new ChartValidationException("more than one dependency with name or alias "
                        + GoText.quote(dependency.effectiveName())
                        + ". Try using distinct aliases for dependencies with the same chart name.");
            }
        }
    }

    private static boolean isAliasCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
