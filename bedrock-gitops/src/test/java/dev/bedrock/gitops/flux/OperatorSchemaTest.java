package dev.bedrock.gitops.flux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.RequiredTool;
import dev.bedrock.hld.manifest.ManifestSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators are told is what their published types allow, and what Kustomize can build. */
class OperatorSchemaTest {
    /** Checks objects by the types that the package has been made of, and that there is such a field of the spec. */
    private static final String CHECK = """
            import { readFileSync } from "node:fs";
            const [, , packages, objects] = process.argv;
            for (const object of JSON.parse(readFileSync(objects))) {
              const file = packages + "/" + (object.apiVersion.startsWith("argoproj") ? "argo-cd" : "flux-cd")
                + "/" + object.apiVersion + "/" + object.kind;
              const type = (await import(file + ".js"))[object.kind];
              try {
                new type(object).validate();
                const fields = readFileSync(file + "Spec.d.ts", "utf8");
                for (const field of Object.keys(object.spec)) {
                  if (!new RegExp('^ *"' + field + '"[?]?:', "m").test(fields)) {
                    throw new Error("there is no field " + field);
                  }
                }
                console.log(object.kind + " " + object.metadata.name + " ok");
              } catch (error) {
                console.log(object.kind + " " + object.metadata.name + " " + error.message);
              }
            }
            """;

    @TempDir
    Path directory;

    private SyncedCluster sync() {
        ManifestSet manifests = SyncFilesTest.ordered(directory.resolve("hld"));
        return SyncedCluster.of("east", "https://dev.azure.com/contoso/shop/_git/manifests", "main")
                .with(SyncedEnvironment.of("qa"))
                .with(SyncedEnvironment.of("prod", "prod", manifests))
                .withGitSecret("git")
                .withEvents(new EventReceiver("https://telemetry.example/api/flux", Optional.of("key")));
    }

    private List<Object> objects(SyncOperator operator) {
        List<Object> objects = new ArrayList<>();
        SyncFiles.of(sync(), operator).forEach((path, text) -> {
            for (Node document : YamlReader.defaults().readAll(path, text)) {
                Map<String, Object> object = ((MapNode) document).toData();
                if (!String.valueOf(object.get("apiVersion")).startsWith("kustomize.config")) {
                    objects.add(object);
                }
            }
        });
        return objects;
    }

    private List<String> check(List<Object> objects) {
        Path flux = RequiredTool.file("node_modules/@kubernetes-models/flux-cd/package.json");
        RequiredTool.file("node_modules/@kubernetes-models/argo-cd/package.json");
        Directories.write(
                directory,
                Map.of("check.mjs", CHECK, "objects.json", JsonWriter.compact().write(objects)));
        ProcessResult result = ProcessRunner.system()
                .run(Command.of(
                                RequiredTool.of("node").toString(),
                                "check.mjs",
                                flux.resolve("../..").normalize().toString(),
                                "objects.json")
                        .in(directory));
        assertThat(result.exitCode()).as(result.stderr()).isZero();
        return result.stdout().lines().toList();
    }

    @Test
    void fluxObjectsAreOfThePublishedTypes() {
        assertThat(check(objects(SyncOperator.FLUX)))
                .containsExactlyInAnyOrder(
                        "Kustomization prod-0 ok",
                        "Kustomization prod-1 ok",
                        "Kustomization qa ok",
                        "Provider bedrock-events ok",
                        "Alert bedrock-events ok",
                        "GitRepository bedrock-manifests ok");
    }

    @Test
    void argoCdObjectsAreOfThePublishedTypes() {
        assertThat(check(objects(SyncOperator.ARGO_CD)))
                .containsExactlyInAnyOrder(
                        "Application east-prod-0 ok", "Application east-prod-1 ok", "Application east-qa ok");
    }

    @Test
    void theCheckForbidsSomething() {
        Map<String, Object> wrong = Map.of(
                "apiVersion",
                "kustomize.toolkit.fluxcd.io/v1",
                "kind",
                "Kustomization",
                "metadata",
                Map.of("name", "x"),
                "spec",
                Map.of(
                        "interval",
                        "5m",
                        "prune",
                        true,
                        "sourceRef",
                        Map.of("kind", "GitRepository", "name", "s"),
                        "prunes",
                        true));

        assertThat(check(List.of(wrong))).containsExactly("Kustomization x there is no field prunes");
    }

    /** As the controller of Flux builds it: files may be anywhere in the repository. */
    @Test
    void kustomizeBuildsEachWave() {
        Path repository = directory.resolve("manifests");
        SyncFilesTest.ordered(directory.resolve("hld")).writeTo(repository.resolve("prod"));
        SyncFiles.plan(repository, sync(), SyncOperator.FLUX).apply();

        assertThat(kustomize(repository.resolve("clusters/east/waves/prod-0")))
                .contains("name: dns")
                .doesNotContain("name: web");
        assertThat(kustomize(repository.resolve("clusters/east/waves/prod-1"))).contains("name: web");
        assertThat(kustomize(repository.resolve("clusters/east")))
                .contains("kind: GitRepository", "kind: Alert", "name: prod-1");
    }

    private static String kustomize(Path folder) {
        ProcessResult result = ProcessRunner.system()
                .run(Command.of(
                        RequiredTool.kubectl().toString(),
                        "kustomize",
                        "--load-restrictor",
                        "LoadRestrictionsNone",
                        folder.toString()));
        assertThat(result.exitCode()).as(result.stderr()).isZero();
        return result.stdout();
    }
}
