package dev.bedrock.hld.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestParserTest {
    private final List<Problem> problems = new ArrayList<>();

    @Test
    void commentsAndLayoutStay() {
        String text =
                "# above\napiVersion: v1 # version\nkind:   ConfigMap\nmetadata: {name: a,   namespace: n}\n# below\n";

        ManifestObject object = parse("---\n" + text).get(0);

        assertThat(object.text()).isEqualTo(text);
        assertThat(object.id()).isEqualTo(new ObjectId("v1", "ConfigMap", "n", "a"));
        assertThat(object.source()).isEqualTo("m/a.yaml");
        assertThat(problems).isEmpty();
    }

    @Test
    void aSourceCommentNamesTheTemplate() {
        List<ManifestObject> objects = parse(
                "---\n# Source: web/templates/a.yaml\r\n{apiVersion: v1, kind: Pod}\n---\n{apiVersion: v1, kind: Pod}\n");

        assertThat(objects).extracting(ManifestObject::source).containsExactly("web/templates/a.yaml", "m/a.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n", "{}", "---\n~\n---\nnull\n", "\uFEFF", "%YAML 1.2\n---\n"})
    void emptyDocumentsAreLeftOut(String text) {
        assertThat(parse(text)).isEmpty();
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'just text'                    | 1:1: error HLD-0025: the document is not a mapping",
                "'- a'                          | 1:1: error HLD-0025: the document is not a mapping",
                "'kind: Pod'                    | 1:1: error HLD-0025: the document has no apiVersion and kind",
                "'apiVersion: v1'               | 1:1: error HLD-0025: the document has no apiVersion and kind",
                "'{apiVersion: v1, kind: [a]}'  | 1:1: error HLD-0025: the document has no apiVersion and kind",
                "'WARNING: deprecated'          | 1:1: error HLD-0025: the document has no apiVersion and kind",
            })
    void whatIsNoObjectIsAnError(String text, String problem) {
        assertThat(parse(text)).isEmpty();
        assertThat(problems).extracting(Object::toString).containsExactly("m/a.yaml:" + problem);
    }

    @Test
    void everyBrokenDocumentIsReportedAtItsLineInTheFile() {
        assertThat(parse("a: [\n---\n{apiVersion: v1, kind: Pod}\n---\n\nb: {\n"))
                .hasSize(1);
        assertThat(problems).extracting(problem -> problem.location().line()).containsExactly(2, 7);
    }

    @Test
    void jsonIsReadToo() {
        List<ManifestObject> objects =
                parse("{\n\t\"apiVersion\": \"v1\",\n\t\"kind\": \"Pod\",\n\t\"metadata\": {\"name\": \"p\"}\n}\n");

        assertThat(problems).isEmpty();
        assertThat(objects).extracting(object -> object.id().name()).containsExactly("p");
    }

    @Test
    void aSecondJsonObjectIsNotLostSilently() {
        parse("{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}\n{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}\n");

        assertThat(problems).extracting(problem -> problem.location().line()).containsExactly(2);
    }

    @Test
    void aByteOrderMarkIsNoContent() {
        assertThat(parse("\uFEFF---\napiVersion: v1\nkind: Pod\n"))
                .extracting(ManifestObject::text)
                .containsExactly("apiVersion: v1\nkind: Pod\n");
    }

    @Test
    void keysThatOccurTwiceAreAcceptedAsKubectlDoes() {
        assertThat(parse("apiVersion: v1\nkind: Pod\nkind: Job\n"))
                .extracting(object -> object.id().kind())
                .containsExactly("Job");
        assertThat(problems).isEmpty();
    }

    private List<ManifestObject> parse(String text) {
        return new ManifestParser(problems::add).parse("m/a.yaml", text);
    }
}
