package dev.bedrock.gitops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.gitops.project.PipelineFile;
import dev.bedrock.gitops.project.ProjectDefinition;
import dev.bedrock.gitops.project.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AzurePipelinesTest extends PipelineTemplateContract {
    @Override
    protected PipelineTemplate template() {
        return PipelineTemplates.require("azure");
    }

    private PipelineFile build(String path) {
        Service service = service("web", path, "FOO");
        ProjectDefinition project = project(List.of("main", "qa"), service);
        return template().forProject().ofService(project, service).get(0);
    }

    private static Object field(PipelineFile file, String key) {
        MapNode map = (MapNode)
                YamlReader.defaults().verbatimKeys().readFirst("", file.text()).orElseThrow();
        return String.valueOf(map.get(key).orElseThrow().toData());
    }

    @Test
    void theTriggerHasTheRingsAndThePathOfTheService() {
        PipelineFile file = build(".//services/web/");

        assertThat(file.path()).isEqualTo("services/web/build-update-hld.yaml");
        assertThat(field(file, "trigger"))
                .isEqualTo(Map.of("branches", Map.of("include", List.of("main", "qa")))
                                .toString()
                                .replaceFirst("}$", "")
                        + ", paths={include=[services/web], exclude=[bedrock.yaml]}}");
        assertThat(field(file, "variables")).isEqualTo("[{group=group one}, {group=group two}]");
    }

    @Test
    void aServiceInTheRootIsBuiltWhateverChanges() {
        PipelineFile file = build("./");

        assertThat(file.path()).isEqualTo("build-update-hld.yaml");
        assertThat(field(file, "trigger")).isEqualTo("{branches={include=[main, qa]}}");
    }

    @Test
    void thePipelinesHaveTheNamesOfBedrockCli() {
        ProjectDefinition project = project(List.of("main"));

        assertThat(template().forProject().ofProject(project))
                .extracting(PipelineFile::path)
                .containsExactly("hld-lifecycle.yaml");
        assertThat(template().forDefinition())
                .extracting(PipelineFile::path)
                .containsExactly("manifest-generation.yaml");
    }

    @Test
    void aVariableGroupIsAddedToThoseThatAreThere() {
        PipelineFile file = build("web");
        String edited = file.text().replace("  - group: group one\n", "  - name: x\n    value: '1' # mine\n");

        assertThat(file.refresh(edited))
                .isEqualTo(edited.replace("  - group: group two\n", "  - group: group two\n  - group: group one\n"));
    }
}
