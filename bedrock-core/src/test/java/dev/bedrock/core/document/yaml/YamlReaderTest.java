package dev.bedrock.core.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    private final YamlReader reader = YamlReader.defaults();

    private static Map<String, ?> data(String text) {
        return YamlReader.defaults().readMap("f.yaml", text);
    }

    @Test
    void everyNodeKnowsItsPlace() {
        MapNode map = (MapNode)
                reader.readFirst("f.yaml", "a: 1\nb:\n  - x\n  - \u00e9: [y]\n").orElseThrow();
        ListNode list = (ListNode) map.get("b").orElseThrow();
        MapNode item = (MapNode) list.items().get(1);
        assertThat(map.location()).isEqualTo(SourceLocation.of("f.yaml", 1, 1));
        assertThat(map.entry("b").orElseThrow().keyLocation()).isEqualTo(SourceLocation.of("f.yaml", 2, 1));
        assertThat(item.entries().get(0).value().location()).isEqualTo(SourceLocation.of("f.yaml", 4, 8));
    }

    @Test
    void documentsThatAreNullAreDropped() {
        String text = "---\n# nothing\n---\na: 1\n---\n~\n---\n- b\n...\n";
        assertThat(reader.readAll("f", text)).extracting(Node::toData).containsExactly(Map.of("a", 1L), List.of("b"));
        assertThat(reader.readFirst("f", text)).isEmpty();
        assertThat(reader.readAll("f", "")).isEmpty();
        assertThat(data("# only a comment\n")).isEmpty();
    }

    @Test
    void documentsAreReadOneByOne() {
        Iterator<Node> documents = reader.documents("f", "a: 1\n---\nb: 2\n---\nc: [\n");
        assertThat(documents.next().toData()).isEqualTo(Map.of("a", 1L));
        assertThat(documents.next().toData()).isEqualTo(Map.of("b", 2L));
        assertThatThrownBy(documents::next).isInstanceOf(YamlSyntaxException.class);
        assertThat(reader.readFirst("f", "a: 1\n---\nb: [\n")).isPresent();
    }

    @Test
    void writtenKeysWinOverMergedOnes() {
        assertThat(data("x: &x {a: 1, b: 1}\nz: &z {b: 2, c: 2}\nm: {a: 0, <<: [*x, *z]}\n")
                        .get("m"))
                .isEqualTo(Map.of("a", 0L, "b", 1L, "c", 2L));
        assertThat(data("x: &x {a: 1, b: 1}\nm: {<<: *x, a: 0}\n").get("m")).isEqualTo(Map.of("a", 0L, "b", 1L));
        assertThat(data("\"<<\": {a: 1}\n")).isEqualTo(Map.of("<<", Map.of("a", 1L)));
    }

    @Test
    void lenientReadingMergesInOrderAsKubernetesToolsDo() {
        assertThat(reader.lenient().readMap("f", "a: 1\n<<: {a: 2}\n")).isEqualTo(Map.of("a", 2L));
        assertThat(reader.lenient().readMap("f", "<<: {a: 2}\na: 1\n")).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void anAliasIsTheVeryNodeOfItsAnchorButItsDataIsCopied() {
        MapNode map = (MapNode) reader.readFirst("f", "a: &x [1]\nb: *x\n").orElseThrow();
        assertThat(map.get("a").orElseThrow()).isSameAs(map.get("b").orElseThrow());
        Map<String, ?> copy = map.toData();
        assertThat(copy.get("a")).isEqualTo(copy.get("b")).isNotSameAs(copy.get("b"));
    }

    @Test
    void standardTagsConvert() {
        assertThat(
                        data(
                                "a: !!str 12\nb: !!int \"12\"\nc: !!float 3\nd: !!bool \"yes\"\ne: !!binary aGVsbG8=\nf: ! 12\n"))
                .isEqualTo(Map.of("a", "12", "b", 12L, "c", 3.0, "d", true, "e", "hello", "f", "12"));
        assertThat(reader.lenient().readMap("f", "a: !Ref x\n")).isEqualTo(Map.of("a", "x"));
    }

    @Test
    void aBlockScalarAtTheEndOfAFileWithoutLineBreakHasNone() {
        assertThat(data("a: |\n  x\n  y")).isEqualTo(Map.of("a", "x\ny"));
        assertThat(data("a: |\n  x\n  ")).isEqualTo(Map.of("a", "x\n"));
        assertThat(data("a: |\n  x\n# c")).isEqualTo(Map.of("a", "x\n"));
    }

    @Test
    void aMapIsNeededWhereAMapIsRead() {
        assertThatThrownBy(() -> data("- a\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("f.yaml:1:1: error CORE-0008: this must be a mapping");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: b: c                        | mapping values are not allowed in this context
            a: [                           | line 1: did not find expected node content
            a: @x                          | found character that cannot start any token
            a: "x                          | line 2: found unexpected end of stream
            ~a: *x                         | unknown anchor 'x' referenced
            a: {{ .Values.x }}             | invalid map key: map[interface {}]interface {}{".Values.x":interface {}(nil)}
            b: 1~a: &a [*a]                | anchor 'a' value contains itself
            a: 'b' c                       | did not find expected key
            a: 1~b: 'b' c                  | line 1: did not find expected key
            - a~b: 1                       | line 1: did not find expected '-' indicator
            [a~b: c                        | line 1: did not find expected ',' or ']'
            a: 1~ b: 2                     | line 2: mapping values are not allowed in this context
            a~b~c: 1                       | line 3: mapping values are not allowed in this context
            a: 1~b                         | line 3: could not find expected ':'
            k: "~ \\q"                     | line 2: found unknown escape character
            a: !!int x                     | cannot decode !!str `x` as a !!int
            a: 1~<<: 2                     | map merge requires map or sequence of maps as the value
            a: 1~\tb: 2                    | line 2: found a tab character that violates indentation
            a: 'x'~\tb: 2                  | line 2: found character that cannot start any token
            """)
    void errorsCanBeToldAsHelmTellsThem(String text, String message) {
        String yaml = text.replace('~', '\n').replaceFirst("\n$", "") + (text.contains("1~b ") ? "" : "\n");
        assertThatThrownBy(() -> reader.readFirst("f", yaml))
                .isInstanceOfSatisfying(YamlSyntaxException.class, e -> assertThat(e.goMessage())
                        .isEqualTo("yaml: " + message));
    }

    @Test
    void anErrorOfSyntaxComesBeforeOneOfMeaning() {
        assertThatThrownBy(() -> reader.readFirst("f", "{{ x }}: 1\nb: [\n"))
                .hasMessageContaining("did not find expected node content");
    }

    @Test
    void errorsNameTheirPlaceAndHelp() {
        assertThat(problem("a:\n\tb: 1\n"))
                .hasToString("f.yaml:2:1: error CORE-0001: found character that cannot start any token"
                        + " (indent with spaces, not with tabs)");
        assertThat(problem("a: {{ .Values.x }}\n"))
                .hasToString(
                        "f.yaml:1:5: error CORE-0005: a key must be a scalar (a value that starts with {{ needs quotes)");
        assertThat(problem("a: x: y\n").hint()).contains("needs quotes");
        assertThat(problem("? \n: 1\n"))
                .hasToString(
                        "f.yaml:1:2: error CORE-0005: a key must not be null (quote it if the text null is meant)");
    }

    private static Problem problem(String text) {
        return catchThrowableOfType(YamlSyntaxException.class, () -> data(text))
                .problems()
                .get(0);
    }
}
