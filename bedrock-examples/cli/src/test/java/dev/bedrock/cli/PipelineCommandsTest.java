package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import dev.bedrock.gitops.pipeline.PipelineTemplate;
import dev.bedrock.gitops.pipeline.PipelineTemplates;
import dev.bedrock.gitops.project.PipelineFile;
import dev.bedrock.gitops.project.Project;
import dev.bedrock.gitops.project.ProjectDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the generated pipelines call is there. */
class PipelineCommandsTest {
    private static final Pattern CALL =
            Pattern.compile("\\bbedrock ([a-z][a-z-]*) (?:([a-z][a-z-]+)|(?=\\.))((?:[^\\n]|\\\\\\\\?\\n)*)");
    private static final Pattern OPTION = Pattern.compile("(?<= )(--[a-z][a-z-]*|-[A-Za-z])(?= )");

    @TempDir
    Path directory;

    private final List<PipelineFile> files = new ArrayList<>();

    @BeforeEach
    void pipelines() {
        Directories.write(directory, Map.of("bedrock.yaml", """
            rings: {main: {isDefault: true}, qa: {}}
            services:
            - displayName: web
              path: ./web
              helm: {chart: {repository: 'https://charts.example', chart: web}}
              serviceBuildVariables: [FOO]
            """));
        ProjectDefinition project = Project.open(directory).validDefinition();
        for (PipelineTemplate template : PipelineTemplates.installed()) {
            files.addAll(template.forProject().ofProject(project));
            files.addAll(
                    template.forProject().ofService(project, project.services().get(0)));
            files.addAll(template.forDefinition());
            files.addAll(template.forInfrastructure());
        }
    }

    @Test
    void everyCommandAndOptionExistsOrIsStillToCome() {
        Set<String> called = new TreeSet<>();
        Cli cli = new Cli(directory);
        for (PipelineFile file : files) {
            Matcher call = CALL.matcher(file.text());
            while (call.find()) {
                List<String> words = new ArrayList<>(List.of(call.group(1)));
                Optional.ofNullable(call.group(2)).ifPresent(words::add);
                String command = String.join(" ", words);
                called.add(command);
                Cli.Result help = cli.run(
                        Stream.concat(words.stream(), Stream.of("--help")).toArray(String[]::new));
                assertThat(help.out()).as(file.path()).startsWith("Usage: bedrock " + command);
                Set<String> options = OPTION.matcher(call.group(3) + " ")
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());
                assertThat(options).as(command + " in " + file.path()).allMatch(option -> help.out()
                        .matches("(?s).*[ ,]" + option + "[, =\\n].*"));
            }
        }
        assertThat(called)
                .containsExactly(
                        "deployment create",
                        "hld generate",
                        "hld install",
                        "hld reconcile",
                        "hld set",
                        "infra generate",
                        "publish",
                        "pull-request create",
                        "service get-hld-path");
    }
}
