package dev.bedrock.gitops.azuredevops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.gitops.pipeline.PipelineTemplates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestPipelineTest {
    @TempDir
    Path directory;

    private String file() throws Exception {
        return Files.readString(directory.resolve(ManifestPipeline.FILE));
    }

    @Test
    void aGroupIsAddedOnceAndCommentsStay() throws Exception {
        Directories.write(directory, Map.of(ManifestPipeline.FILE, """
                # ours
                trigger: none
                variables:
                  - group: first # theirs
                steps: []
                """));

        ManifestPipeline.appendVariableGroup(directory, "second").apply();

        assertThat(file()).isEqualTo("""
                # ours
                trigger: none
                variables:
                  - group: first # theirs
                  - group: second
                steps: []
                """);
        assertThat(ManifestPipeline.appendVariableGroup(directory, "first").files())
                .isEmpty();
    }

    @Test
    void theGeneratedPipelineTakesGroups() throws Exception {
        String generated =
                PipelineTemplates.require("azure").forDefinition().get(0).text();
        Directories.write(directory, Map.of(ManifestPipeline.FILE, generated));

        ManifestPipeline.appendVariableGroup(directory, "shop").apply();

        assertThat(file()).contains("variables:\n", "- group: shop\n");
    }

    @Test
    void whatCannotBeChangedIsATypedError() throws Exception {
        assertThatThrownBy(() -> ManifestPipeline.appendVariableGroup(directory, "shop"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0553", "manifest-generation.yaml");
        Directories.write(directory, Map.of(ManifestPipeline.FILE, "variables: {a: b}\n"));
        assertThatThrownBy(() -> ManifestPipeline.appendVariableGroup(directory, "shop"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ManifestPipeline.appendVariableGroup(directory, "a\nb"))
                .hasMessageContaining("GITOPS-0555");
        assertThat(file()).isEqualTo("variables: {a: b}\n");
    }
}
