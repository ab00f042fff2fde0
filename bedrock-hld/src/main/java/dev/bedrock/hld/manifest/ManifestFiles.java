package dev.bedrock.hld.manifest;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.hld.problem.HldCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Lays manifests out in files. The same manifests always give the same files with the same bytes. */
final class ManifestFiles {
    private static final String KUSTOMIZATION = "kustomization.yaml";

    /** Leaves room for a number and the suffix in the 255 bytes of a file name. */
    private static final int LONGEST_NAME = 230;

    private final OutputLayout layout;

    ManifestFiles(OutputLayout layout) {
        this.layout = layout;
    }

    /** A file to write. */
    private record ManifestFile(String path, int wave, List<ManifestObject> objects) {
        int rank() {
            return objects.stream()
                    .mapToInt(object -> KindOrder.rank(object.id().kind()))
                    .min()
                    .orElse(0);
        }

        String content() {
            StringBuilder text = new StringBuilder();
            for (ManifestObject object : objects) {
                text.append("---\n").append(object.text());
            }
            return text.toString();
        }
    }

    /** Shows each file to a writer. Components without objects get no file, and where none has any, nothing is written. */
    void forEach(List<ComponentManifests> components, FileConsumer writer) {
        List<ManifestFile> files = new ArrayList<>();
        for (ComponentManifests component : components) {
            if (layout.filePerObject()) {
                files.addAll(perObject(component));
            } else if (!component.objects().isEmpty()) {
                files.add(new ManifestFile(component.path() + ".yaml", component.wave(), component.objects()));
            }
        }
        boolean kustomization = layout.kustomization() && !files.isEmpty();
        for (ManifestFile file : files) {
            if (kustomization && file.path().equalsIgnoreCase(KUSTOMIZATION)) {
                throw new ConflictException(HldCode.DUPLICATE_OUTPUT
                        .error("a component and the kustomization would both write " + file.path())
                        .withHint("rename the component, or write no kustomization"));
            }
            writer.accept(file.path(), file.content());
        }
        if (kustomization) {
            writer.accept(KUSTOMIZATION, kustomization(files));
        }
    }

    /** Takes a file. */
    interface FileConsumer {
        void accept(String path, String content);
    }

    private static List<ManifestFile> perObject(ComponentManifests component) {
        List<ManifestFile> files = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (ManifestObject object : component.objects()) {
            ObjectId id = object.id();
            String name = fileName(id.kind() + "-" + id.name());
            if (taken.contains(name)) {
                name = fileName(id.kind() + "-" + id.namespace() + "-" + id.name());
            }
            String unique = name;
            for (int i = 2; !taken.add(unique); i++) {
                unique = name + "-" + i;
            }
            files.add(new ManifestFile(component.path() + "/" + unique + ".yaml", component.wave(), List.of(object)));
        }
        return files;
    }

    /** Names of objects may hold colons and more that file systems do not like. */
    private static String fileName(String text) {
        StringBuilder name = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '-');
            name.append(plain ? c : '-');
        }
        name.setLength(Math.min(name.length(), LONGEST_NAME));
        return name.toString().toLowerCase(Locale.ROOT);
    }

    private static String kustomization(List<ManifestFile> files) {
        List<String> resources = files.stream()
                .sorted(Comparator.comparingInt(ManifestFile::wave)
                        .thenComparingInt(ManifestFile::rank)
                        .thenComparing(ManifestFile::path))
                .map(ManifestFile::path)
                .toList();
        Map<String, Object> kustomization = new TreeMap<>(Map.of(
                "apiVersion", "kustomize.config.k8s.io/v1beta1", "kind", "Kustomization", "resources", resources));
        if (files.stream().anyMatch(file -> file.wave() > 0)) {
            // Otherwise Kustomize would sort the objects of all files by their kinds.
            kustomization.put("sortOptions", Map.of("order", "fifo"));
        }
        return YamlWriter.defaults().write(kustomization);
    }
}
