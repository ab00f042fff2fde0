package dev.bedrock.gitops.reconcile;

import dev.bedrock.core.testing.Directories;
import dev.bedrock.gitops.project.Project;
import java.nio.file.Path;
import java.util.Map;

/** An application and a definition to bring it into. */
record Shop(Path app, Path hld) {
    static final String RINGS = "rings: {main: {isDefault: true}, qa: {}}\n";

    static Shop in(Path directory) {
        return new Shop(
                Directories.write(directory.resolve("app"), Map.of()),
                Directories.write(directory.resolve("hld"), Map.of()));
    }

    /** A service with a chart of a git repository, and more fields. */
    static String service(String name, String... fields) {
        StringBuilder text = new StringBuilder("  - displayName: '" + name + "'\n    path: ./services/"
                + name.replaceAll("[^A-Za-z0-9]", "") + "\n"
                + "    helm: {chart: {git: 'https://git.example/charts', path: web, branch: main}}\n");
        for (String field : fields) {
            text.append("    ").append(field).append('\n');
        }
        return text + (String.join("", fields).contains("k8sBackendPort") ? "" : "    k8sBackendPort: 80\n");
    }

    ReconcilePlan plan(String bedrockYaml, ReconcileRequest request) {
        Directories.write(app, Map.of("bedrock.yaml", bedrockYaml));
        return HldReconciler.open(hld).plan(Project.open(app), request);
    }

    ReconcilePlan plan(String bedrockYaml) {
        return plan(bedrockYaml, ReconcileRequest.of("shop"));
    }

    /** Reconciles, and returns what was done. */
    ReconcilePlan reconcile(String bedrockYaml) {
        ReconcilePlan plan = plan(bedrockYaml);
        plan.apply();
        return plan;
    }

    Map<String, String> files() {
        return Directories.read(hld);
    }

    String file(String path) {
        return files().getOrDefault(path, "(missing)");
    }
}
