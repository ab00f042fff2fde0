package dev.bedrock.core.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class YamlEditorTest {
    private static final String COMPONENT = """
            # The edge of the cluster.

            # who owns it
            name: "edge"   # not the ingress
            type: helm

            subcomponents:
            # traffic
            - name: traefik
              version: 1.10   # LTS
              source: 'https://charts.example'
            # cache
            - name: redis
              # pinned by ops
              version: 6.0.1
            hooks: {before-install: [a, b]}
            config:
            """;

    private static YamlEditor component() {
        return YamlEditor.of("component.yaml", COMPONENT);
    }

    @Test
    void settingAScalarKeepsItsQuotesAndTheCommentBehindIt() {
        assertThat(component().set(YamlPath.of("name"), "ingress").text())
                .isEqualTo(COMPONENT.replace("\"edge\" ", "\"ingress\" "));
        assertThat(component()
                        .set(
                                YamlPath.of("subcomponents")
                                        .item("name", "traefik")
                                        .key("source"),
                                "it's")
                        .text())
                .isEqualTo(COMPONENT.replace("'https://charts.example'", "'it''s'"));
    }

    @Test
    void aStringThatWouldBeReadAsANumberIsQuoted() {
        assertThat(component()
                        .set(
                                YamlPath.of("subcomponents")
                                        .item("name", "traefik")
                                        .key("version"),
                                "1.20")
                        .text())
                .isEqualTo(COMPONENT.replace("1.10 ", "\"1.20\" "));
    }

    @Test
    void aNullValueIsFilled() {
        assertThat(component().set(YamlPath.of("config", "port"), 80L).text())
                .isEqualTo(COMPONENT.replace("config:\n", "config:\n  port: 80\n"));
    }

    @Test
    void aNewKeyGoesToTheEndOfItsMapping() {
        assertThat(component()
                        .set(YamlPath.of("subcomponents").item("name", "redis").key("branch"), "main")
                        .text())
                .isEqualTo(COMPONENT.replace("6.0.1\n", "6.0.1\n  branch: main\n"));
    }

    @Test
    void aListIsExtendedInItsOwnIndentation() {
        assertThat(component()
                        .append(YamlPath.of("subcomponents"), new TreeMap<>(Map.of("name", "db", "x", List.of(1L))))
                        .text())
                .isEqualTo(COMPONENT.replace("6.0.1\n", "6.0.1\n- name: db\n  x:\n  - 1\n"));
        String indented = "a:\n    - x # one\n    # two\n";
        assertThat(YamlEditor.of("f", indented).append(YamlPath.of("a"), "z").text())
                .isEqualTo("a:\n    - x # one\n    - z\n    # two\n");
    }

    @Test
    void aMissingItemIsAddedWithTheFieldItWasLookedForBy() {
        assertThat(component()
                        .set(YamlPath.of("subcomponents").item("name", "db").key("version"), "1")
                        .text())
                .isEqualTo(COMPONENT.replace("6.0.1\n", "6.0.1\n- name: db\n  version: \"1\"\n"));
    }

    @Test
    void flowStyleStaysFlowStyle() {
        assertThat(component()
                        .append(YamlPath.of("hooks", "before-install"), "c, d")
                        .text())
                .isEqualTo(COMPONENT.replace("[a, b]", "[a, b, \"c, d\"]"));
        assertThat(component()
                        .set(YamlPath.of("hooks", "after"), List.of(1L, true))
                        .text())
                .isEqualTo(COMPONENT.replace("[a, b]", "[a, b], after: [1, true]"));
        assertThat(component()
                        .remove(YamlPath.of("hooks", "before-install").index(0))
                        .text())
                .isEqualTo(COMPONENT.replace("[a, b]", "[b]"));
    }

    @Test
    void removingTakesTheCommentsThatBelongToIt() {
        assertThat(component()
                        .remove(YamlPath.of("subcomponents").item("name", "redis"))
                        .text())
                .isEqualTo(COMPONENT.replace("# cache\n- name: redis\n  # pinned by ops\n  version: 6.0.1\n", ""));
        assertThat(component().remove(YamlPath.of("name")).text())
                .isEqualTo(COMPONENT.replace("# who owns it\nname: \"edge\"   # not the ingress\n", ""));
    }

    @Test
    void removingTheFirstFieldOfAnItemKeepsTheDash() {
        assertThat(component()
                        .remove(YamlPath.of("subcomponents").index(0).key("name"))
                        .text())
                .isEqualTo(COMPONENT.replace("- name: traefik\n  version", "- version"));
        assertThat(component()
                        .remove(YamlPath.of("subcomponents").index(1).key("name"))
                        .text())
                .isEqualTo(COMPONENT.replace("- name: redis\n", "-\n"));
    }

    @Test
    void removingTheLastEntryLeavesEmptyBrackets() {
        assertThat(YamlEditor.of("f", "a:\n  b: 1\nc: 2\n")
                        .remove(YamlPath.of("a", "b"))
                        .text())
                .isEqualTo("a: {}\nc: 2\n");
        assertThat(YamlEditor.of("f", "a: {}\n").set(YamlPath.of("a", "b"), 1L).text())
                .isEqualTo("a:\n  b: 1\n");
    }

    @Test
    void aScalarBecomesABlockAndBackWithTheCommentOnItsLine() {
        String text = "a: 1 # one\nb: 2\n";
        String block = YamlEditor.of("f", text)
                .set(YamlPath.of("a"), Map.of("x", "l1\nl2\n"))
                .text();
        assertThat(block).isEqualTo("a: # one\n  x: |\n    l1\n    l2\nb: 2\n");
        assertThat(YamlEditor.of("f", block).set(YamlPath.of("a"), 1L).text()).isEqualTo(text);
    }

    @Test
    void crlfAndAMissingLastLineBreakStay() {
        assertThat(YamlEditor.of("f", "a: 1\r\nb:\r\n  c: 2")
                        .set(YamlPath.of("b", "d", "e"), 3L)
                        .text())
                .isEqualTo("a: 1\r\nb:\r\n  c: 2\r\n  d:\r\n    e: 3");
        assertThat(YamlEditor.of("f", "a: 1\r\nb: 2").remove(YamlPath.of("b")).text())
                .isEqualTo("a: 1");
        assertThat(YamlEditor.of("f", "").set(YamlPath.of("a", "b"), 1L).text()).isEqualTo("a:\n  b: 1\n");
        assertThat(YamlEditor.of("f", "# nothing yet").set(YamlPath.of("a"), 1L).text())
                .isEqualTo("# nothing yet\na: 1\n");
    }

    @Test
    void longTextIsNotFolded() {
        String words = "word ".repeat(40) + "end";
        assertThat(YamlEditor.of("f", "a: 1\n").set(YamlPath.of("a"), words).text())
                .isEqualTo("a: " + words + "\n");
    }

    @Test
    void whatAnAliasStandsForIsNotChanged() {
        YamlEditor editor = YamlEditor.of("f.yaml", "a: &x\n  k: 1\nb: *x\n");
        assertThatThrownBy(() -> editor.set(YamlPath.of("b", "k"), 2L))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "f.yaml:3:4: error CORE-0009: cannot change b.k: it is inside of what the alias *x stands for");
        assertThatThrownBy(() -> editor.set(YamlPath.of("a", "k"), 2L)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> editor.remove(YamlPath.of("a"))).isInstanceOf(InvalidInputException.class);
        assertThat(editor.set(YamlPath.of("b"), 2L).text()).isEqualTo("a: &x\n  k: 1\nb: 2\n");
    }

    @Test
    void aPathThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> component().set(YamlPath.of("name", "x"), 1L)).hasMessageContaining("no mapping");
        assertThatThrownBy(() -> component().append(YamlPath.of("name"), 1L)).hasMessageContaining("no list");
        assertThatThrownBy(() -> component().set(YamlPath.of("subcomponents").index(7), 1L))
                .hasMessageContaining("there is no item [7]");
        assertThatThrownBy(() -> component().set(YamlPath.of("name"), "a\u2028b"))
                .hasMessageContaining("line separator");
        assertThat(component().remove(YamlPath.of("nowhere", "x")).text()).isEqualTo(COMPONENT);
    }

    @Test
    void onlyTheFirstDocumentIsChanged() {
        assertThat(YamlEditor.of("f", "a: 1\n---\na: 2\n")
                        .set(YamlPath.of("b"), 3L)
                        .text())
                .isEqualTo("a: 1\nb: 3\n---\na: 2\n");
    }
}
