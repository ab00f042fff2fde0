package dev.bedrock.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes definitions of any size: a top component, folders of up to 20 components below it, each a chart with values in
 * its folder's {@code common} and {@code prod}, below a key that no chart knows.
 */
final class GeneratedDefinition {
    private static final int FOLDER = 20;

    private GeneratedDefinition() {}

    /**
     * Writes a definition.
     *
     * @param root the folder for it
     * @param components how many components there are that render something
     * @param charts the charts to use, one after the other; paths of archives or directories below the root
     */
    static void write(Path root, int components, List<String> charts) throws IOException {
        StringBuilder top = new StringBuilder("name: root\nsubcomponents:\n");
        for (int first = 0; first < components; first += FOLDER) {
            String folder = "part" + first / FOLDER;
            top.append("- {name: ")
                    .append(folder)
                    .append(", source: ./")
                    .append(folder)
                    .append("}\n");
            writeFolder(root.resolve(folder), folder, first, Math.min(components, first + FOLDER), charts);
        }
        write(root.resolve("component.yaml"), top.toString());
        write(root.resolve("config/common.yaml"), "subcomponents: {part0: {config: {region: west}}}\n");
        write(root.resolve("config/prod.yaml"), "subcomponents: {part0: {namespace: part0}}\n");
    }

    private static void writeFolder(Path folder, String name, int first, int end, List<String> charts)
            throws IOException {
        StringBuilder component = new StringBuilder("name: " + name + "\nsubcomponents:\n");
        StringBuilder common = new StringBuilder("subcomponents:\n");
        StringBuilder prod = new StringBuilder("subcomponents:\n");
        for (int i = first; i < end; i++) {
            String app = "app" + i;
            component.append("- name: ").append(app).append("\n  type: helm\n  path: ../");
            component.append(charts.get(i % charts.size())).append('\n');
            common.append("  ").append(app).append(":\n    namespace: apps\n    config:\n");
            common.append("      benchmark:\n        replicas: ")
                    .append(i % 5 + 1)
                    .append('\n');
            common.append("        image: {repository: registry.example.com/")
                    .append(app)
                    .append(", tag: 1.0.0}\n");
            common.append("        env: [{name: LOG, value: info}, {name: PORT, value: '8080'}]\n");
            prod.append("  ").append(app).append(":\n    config: {benchmark: {replicas: 5, image: {tag: 1.0.");
            prod.append(i).append("}}}\n");
        }
        write(folder.resolve("component.yaml"), component.toString());
        write(folder.resolve("config/common.yaml"), common.toString());
        write(folder.resolve("config/prod.yaml"), prod.toString());
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, content);
    }
}
