package dev.bedrock.hld.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentReaderTest {
    private final List<Problem> problems = new ArrayList<>();
    private final ComponentReader reader = new ComponentReader(Set.of("helm", "static", "jsonnet"), problems::add);

    @Test
    void everyFieldIsRead() {
        Component component = yaml("""
                name: redis
                type: helm
                source: https://example.com/charts
                method: helm
                path: redis
                version: 1.10
                branch: main
                hooks:
                  before-install: [one, '', two]
                  after-generate: []
                subcomponents:
                - name: kid
                """);

        assertThat(component)
                .extracting(
                        Component::name,
                        Component::type,
                        Component::source,
                        Component::method,
                        Component::path,
                        Component::version,
                        Component::branch)
                .containsExactly(
                        "redis", "helm", "https://example.com/charts", SourceMethod.HELM, "redis", "1.10", "main");
        assertThat(component.hooks())
                .isEqualTo(Map.of(Hook.BEFORE_INSTALL, List.of("one", "two"), Hook.AFTER_GENERATE, List.of()));
        assertThat(component.subcomponents()).extracting(Component::name).containsExactly("kid");
        assertThat(component.subcomponents().get(0).location()).hasToString("component.yaml:12:3");
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "name:", "{name: ~, type: '', hooks: , subcomponents: ~, source: null, method: ''}"})
    void whatIsLeftOutOrNullHasItsDefault(String text) {
        Component component = yaml(text);

        assertThat(component.name()).isEmpty();
        assertThat(component.type()).isEqualTo("component");
        assertThat(component.method()).isEqualTo(SourceMethod.LOCAL);
        assertThat(component.subcomponents()).isEmpty();
        assertThat(component.hooks()).isEmpty();
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.10, 1.10", "0777, 0777", "yes, yes", "~, ''", "1e3, 1e3", "2001-01-01, 2001-01-01", "héllo, héllo"})
    void yamlScalarsAreTakenAsTheyAreWritten(String written, String meant) {
        Component component = yaml("name: " + written + "\nversion: " + written + "\n");

        assertThat(component.name()).isEqualTo(meant);
        assertThat(component.version()).isEqualTo(meant);
    }

    @Test
    void anchorsAndMergeKeysWork() {
        Component component = yaml("""
                name: root
                subcomponents:
                - &base {name: a, type: helm, path: chart, version: 1}
                - <<: *base
                  name: b
                """);

        assertThat(component.subcomponents().get(1))
                .extracting(Component::name, Component::type, Component::path, Component::version)
                .containsExactly("b", "helm", "chart", "1");
        assertThat(problems).isEmpty();
    }

    @Test
    void windowsLineEndsAndByteOrderMarksDoNotMatter() {
        assertThat(yaml("\uFEFFname: root\r\ntype: helm\r\n").name()).isEqualTo("root");
        assertThat(problems).isEmpty();
    }

    @Test
    void generatorStillNamesTheTypeAndBeatsIt() {
        assertThat(yaml("{name: a, type: helm, generator: static}").type()).isEqualTo("static");
        assertThat(told())
                .containsExactly(
                        "component.yaml:1:34: warning HLD-0009: 'generator' is deprecated (write 'type: static')");
    }

    @Test
    void repositoriesAreDeprecated() {
        yaml("name: a\nrepositories: {x: y}\n");

        assertThat(told())
                .containsExactly("component.yaml:2:1: warning HLD-0009: 'repositories' is deprecated and has no effect"
                        + " (remove it)");
    }

    @Test
    void onlyHttpIsFoundInAnyCase() {
        assertThat(yaml("method: HTTP").method()).isEqualTo(SourceMethod.HTTP);
        assertThat(problems).isEmpty();
        yaml("method: Git");
        assertThat(told())
                .containsExactly(
                        "component.yaml:1:9: error HLD-0004: unknown source method 'Git' (did you mean 'git'?)");
    }

    @Test
    void typesOfAdditionalGeneratorsAreKnown() {
        assertThat(yaml("type: jsonnet").type()).isEqualTo("jsonnet");
        assertThat(problems).isEmpty();
    }

    @Test
    void jsonKeysAreFoundInAnyCase() {
        Component component = json("{\"NAME\": \"a\", \"Type\": \"helm\", \"subComponents\": [{\"Name\": \"b\"}]}");

        assertThat(component.name()).isEqualTo("a");
        assertThat(component.type()).isEqualTo("helm");
        assertThat(component.subcomponents()).extracting(Component::name).containsExactly("b");
        assertThat(problems).isEmpty();
    }

    @Test
    void jsonNumbersAreNoStrings() {
        json("{\"name\": \"a\", \"version\": 1.10}");

        assertThat(told())
                .containsExactly(
                        "component.json:1:26: error CORE-0008: 'version' must be a string, found 1.10 (put it in"
                                + " quotes)");
    }

    private List<String> told() {
        return problems.stream().map(Object::toString).toList();
    }

    private Component yaml(String text) {
        return reader.read(
                YamlReader.defaults().readFirst("component.yaml", text).orElseThrow(), DocumentFormat.YAML);
    }

    private Component json(String text) {
        return reader.read(JsonReader.defaults().read("component.json", text), DocumentFormat.JSON);
    }
}
