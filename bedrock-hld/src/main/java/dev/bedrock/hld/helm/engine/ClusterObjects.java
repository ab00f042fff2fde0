package dev.bedrock.hld.helm.engine;

import dev.bedrock.hld.helm.gotemplate.value.GoFunction;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoObject;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import dev.bedrock.hld.helm.release.ApiVersions;
import dev.bedrock.hld.helm.release.KubeVersion;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code .Capabilities} and what is in it. */
final class ClusterObjects {
    private ClusterObjects() {}

    static GoObject capabilities(KubeVersion version, List<String> extraApiVersions) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("KubeVersion", new KubernetesVersion(version));
        fields.put("APIVersions", new VersionSet(ApiVersions.with(extraApiVersions)));
        fields.put("HelmVersion", new Struct(GoType.struct("version.BuildInfo"), HELM));
        return new Struct(GoType.pointerTo(GoType.struct("common.Capabilities")), fields);
    }

    private static final Map<String, @Nullable Object> HELM = helm();

    private static Map<String, @Nullable Object> helm() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("Version", "v4.1.4");
        fields.put("GitCommit", "05fa37973dc9e42b76e1d2883494c87174b6074f");
        fields.put("GitTreeState", "clean");
        fields.put("GoVersion", "go1.25.9");
        fields.put("KubeClientVersion", "v1.35");
        return fields;
    }

    /** A struct without methods. */
    private static class Struct implements GoObject {
        private final GoType type;
        private final Map<String, @Nullable Object> fields;

        Struct(GoType type, Map<String, @Nullable Object> fields) {
            this.type = type;
            this.fields = fields;
        }

        @Override
        public GoType type() {
            return type;
        }

        @Override
        public List<String> fieldNames() {
            return List.copyOf(fields.keySet());
        }

        @Override
        public @Nullable Object field(String name) {
            if (!fields.containsKey(name)) {
                throw new IllegalArgumentException("no field " + name + " in " + type);
            }
            return fields.get(name);
        }
    }

    /** The version of Kubernetes, whose {@code String()} only shows where it is printed itself. */
    private static final class KubernetesVersion extends Struct {
        private final KubeVersion version;

        KubernetesVersion(KubeVersion version) {
            super(GoType.struct("common.KubeVersion"), fields(version));
            this.version = version;
        }

        private static Map<String, @Nullable Object> fields(KubeVersion version) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("Version", version.version());
            fields.put("Major", version.major());
            fields.put("Minor", version.minor());
            return fields;
        }

        @Override
        public Optional<String> text() {
            return Optional.of("{" + version.version() + " " + version.normalized() + " " + version.major() + " "
                    + version.minor() + "}");
        }

        @Override
        public Optional<String> textAtItsPlace() {
            return Optional.of(version.normalized());
        }

        @Override
        public Optional<GoFunction> method(String name) {
            return switch (name) {
                case "String" -> Optional.of(GoFunction.of(name, (context, arguments) -> version.normalized()));
                case "GitVersion" -> Optional.of(GoFunction.of(name, (context, arguments) -> version.version()));
                default -> Optional.empty();
            };
        }
    }

    /** The API versions, which a template asks for one of. */
    private static final class VersionSet extends GoList {
        private static final GoType TYPE = GoType.named("common.VersionSet", GoType.STRING_LIST);

        private final Set<String> versions;

        VersionSet(List<String> versions) {
            super(TYPE, versions);
            this.versions = new HashSet<>(versions);
        }

        @Override
        public Optional<GoFunction> method(String name) {
            return name.equals("Has")
                    ? Optional.of(GoFunction.of(
                            name,
                            List.of(GoType.STRING),
                            (context, arguments) -> versions.contains(String.valueOf(arguments[0]))))
                    : Optional.empty();
        }
    }
}
