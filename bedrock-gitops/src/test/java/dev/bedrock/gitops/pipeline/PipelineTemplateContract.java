package dev.bedrock.gitops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.gitops.project.PipelineFile;
import dev.bedrock.gitops.project.ProjectDefinition;
import dev.bedrock.gitops.project.Ring;
import dev.bedrock.gitops.project.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every template for pipelines has to do. An implementation extends this class. */
public abstract class PipelineTemplateContract {
    private static final SourceLocation HERE = SourceLocation.of("bedrock.yaml", 1, 1);

    /** The template to be tested. */
    protected abstract PipelineTemplate template();

    /** A project with rings and one service. */
    protected static ProjectDefinition project(List<String> rings, Service... services) {
        List<Ring> all = new ArrayList<>();
        for (String ring : rings) {
            all.add(new Ring(ring, all.isEmpty(), HERE));
        }
        return new ProjectDefinition(all, List.of(services), List.of("group one"), Optional.of("1"));
    }

    /** A service with a build variable. */
    protected static Service service(String name, String path, String variable) {
        return new Service(
                Optional.of(name),
                path,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of("group two"),
                List.of(variable),
                HERE);
    }

    private List<PipelineFile> all(ProjectDefinition project) {
        List<PipelineFile> files = new ArrayList<>(template().forProject().ofProject(project));
        project.services()
                .forEach(service -> files.addAll(template().forProject().ofService(project, service)));
        return files;
    }

    @Test
    void everyKindOfPipelineIsThere() {
        ProjectDefinition project = project(List.of("main", "qa"), service("web", "./services/web", "FOO"));

        assertThat(template().name()).matches("[a-z][a-z0-9-]*");
        assertThat(template().forProject().ofProject(project)).isNotEmpty();
        assertThat(template().forProject().ofService(project, project.services().get(0)))
                .isNotEmpty();
        assertThat(template().forDefinition()).isNotEmpty();
        assertThat(template().forInfrastructure()).isNotEmpty();
    }

    @Test
    void theSameProjectGivesTheSameText() {
        ProjectDefinition project = project(List.of("main", "qa"), service("web", "./services/web", "FOO"));

        assertThat(all(project))
                .extracting(PipelineFile::text)
                .isEqualTo(all(project).stream().map(PipelineFile::text).toList());
    }

    @Test
    void everyServiceHasItsOwnFile() {
        ProjectDefinition project = project(
                List.of("main"),
                service("web", "web", "A"),
                service("cart", "b/cart", "B"),
                service("root", "./", "C"));

        List<String> paths = all(project).stream().map(PipelineFile::path).toList();
        assertThat(paths).doesNotHaveDuplicates().allMatch(path -> !path.startsWith("/") && !path.contains(".."));
    }

    @Test
    void aNewTextIsUpToDate() {
        ProjectDefinition project = project(List.of("main", "release/1.0"), service("web", "web", "A"));

        assertThat(all(project)).allMatch(file -> file.refresh(file.text()).equals(file.text()));
    }

    @Test
    void aRefreshedTextKnowsTheRingsOfNowAndKeepsWhatUsersWrote() {
        Service web = service("web", "web", "A");
        ProjectDefinition before = project(List.of("main"), web);
        ProjectDefinition after = project(List.of("main", "hotfix-7"), web);
        PipelineFile old = template().forProject().ofService(before, web).get(0);
        PipelineFile now = template().forProject().ofService(after, web).get(0);
        assertThat(old.text()).doesNotContain("hotfix-7");
        String edited = comment() + " mine\n" + old.text();

        assertThat(now.refresh(edited)).isEqualTo(comment() + " mine\n" + now.text());
    }

    /** How a comment begins. */
    protected String comment() {
        return "#";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a${{ secrets.X }}",
                "a$(X)",
                "a`x`",
                "a';x;'",
                "a\"b",
                "a\nb",
                "a$X",
                "a{b}",
                "a|b",
                "a!b",
                "a:b"
            })
    void valuesThatMeanSomethingToSystemsAndShellsAreRefused(String value) {
        List<ProjectDefinition> projects = List.of(
                project(List.of(value), service("web", "web", "A")),
                project(List.of("main"), service(value, "web", "A")),
                project(List.of("main"), service("web", value, "A")),
                project(List.of("main"), service("web", "web", value)));

        for (ProjectDefinition project : projects) {
            assertThatThrownBy(() -> all(project))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("GITOPS-0301");
        }
    }

    @Test
    void secretsAreNeverPartOfAScript() {
        ProjectDefinition project = project(List.of("main"), service("web", "web", "A"));
        List<PipelineFile> files = new ArrayList<>(all(project));
        files.addAll(template().forDefinition());
        files.addAll(template().forInfrastructure());

        Set<String> scripts = files.stream()
                .flatMap(file -> file.text().lines())
                .filter(line -> line.matches("\\s*(git|bedrock|curl|docker|az) .*"))
                .collect(Collectors.toSet());
        assertThat(scripts)
                .isNotEmpty()
                .noneMatch(line -> line.contains("${{") || line.matches(".*\\$\\([A-Z_]+\\).*"));
    }
}
