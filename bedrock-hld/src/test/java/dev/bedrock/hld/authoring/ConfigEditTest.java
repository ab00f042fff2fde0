package dev.bedrock.hld.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.core.testing.Directories;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigEditTest {
    private static final String PROD = """
        # production
        config:
            data:   # of the shop
                replicas: 2   # for now
                "app.io/name": web

                on: call
        namespace: shop
        """;

    @TempDir
    Path directory;

    private static SetRequest request(String... assignments) {
        SetRequest request = SetRequest.of("prod");
        for (String assignment : assignments) {
            request = request.with(Assignment.parse(assignment));
        }
        return request;
    }

    private String set(String before, SetRequest request) {
        return EditedFiles.after(EditedFiles.config(directory, "prod", before).set(request));
    }

    @Test
    void valuesChangeAndAllElseStays() {
        assertThat(set(PROD, request("data.replicas=4", "data.\"app.io/name\"=shop")))
                .isEqualTo(PROD.replace("2 ", "4 ").replace(": web", ": shop"));
    }

    @Test
    void newValuesAreAddedInTheLayoutOfTheFile() {
        assertThat(set(PROD, request("data.image.tag=\"1.10\"")))
                .isEqualTo(PROD.replace(
                        "on: call\n", "on: call\n" + " ".repeat(8) + "image:\n" + " ".repeat(12) + "tag: \"1.10\"\n"));
    }

    @Test
    void keysMeanWhatIsWritten() {
        assertThat(set(PROD, request("data.on=hook"))).isEqualTo(PROD.replace("on: call", "on: hook"));
    }

    @Test
    void valuesAreSetUnderEmptyPlaces() {
        String value = "config:\n  a: 1\n";
        for (String empty : List.of("config:\n", "config: {}\n", "config: null\n")) {
            assertThat(set(empty, request("a=1"))).isEqualTo(value);
        }
        assertThat(set("# nothing yet\n", request("a=1"))).isEqualTo("# nothing yet\n" + value);
    }

    @Test
    void subcomponentsAreAddedWhereTheyAreMissing() {
        SetRequest request = request("a=1").withSubcomponent("web.\"x.y\"");
        String expected = """
            subcomponents:
              web:
                namespace: w
                subcomponents:
                  x.y:
                    config:
                      a: 1
            """;

        assertThat(set("subcomponents:\n  web:\n    namespace: w\n", request)).isEqualTo(expected);
        assertThat(set("subcomponents:\n  web:\n    namespace: w\n    subcomponents:\n", request))
                .isEqualTo(expected);
        assertThat(set("subcomponents:\n", request)).contains("x.y:").contains("a: 1");
    }

    @Test
    void lineEndsOfWindowsAndFlowStyleStay() {
        assertThat(set("config:\r\n  a: 1\r\n", request("b=2"))).isEqualTo("config:\r\n  a: 1\r\n  b: 2\r\n");
        assertThat(set("{config: {a: 1}}\n", request("b=[x, 2]"))).isEqualTo("{config: {a: 1, b: [x, 2]}}\n");
    }

    @Test
    void itemsOfListsAreSetByPosition() {
        assertThat(set("config:\n  l:\n  - a: 1   # one\n  - a: 2\n", request("l[0].a=5", "l[2].a=3")))
                .isEqualTo("config:\n  l:\n  - a: 5   # one\n  - a: 2\n  - a: 3\n");
        assertThatThrownBy(() -> set("config: {l: [1]}\n", request("l[7]=1"))).hasMessageContaining("[7]");
    }

    @Test
    void underAPlainValueItIsAnErrorWithThePlace() {
        assertThatThrownBy(() -> set("config:\n  a: text\n", request("a.b=1")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("config/prod.yaml:2:6: error ");
    }

    @Test
    void sharedValuesAreRefused() {
        String anchored = "config:\n  a: &x {k: 1}\n  b: *x\n";

        assertThatThrownBy(() -> set(anchored, request("a.k=2"))).hasMessageContaining("*x uses the same value");
        assertThatThrownBy(() -> set(anchored, request("b.k=2"))).hasMessageContaining("alias *x");
    }

    @Test
    void theSameAgainChangesNothing() {
        HldEditor editor = EditedFiles.config(directory, "prod", "config:\n  a: 0x10\n");

        assertThat(editor.set(request("a=16")).files()).isEmpty();
    }

    @Test
    void aFileOfValuesIsMerged() {
        SetRequest request = SetRequest.of("prod").withValues("v.yaml", """
            data:
              replicas: 3
              "a.b": [1, 2]
            other: {deep: {x: 1}}
            """);

        String after = set(PROD, request);

        assertThat(after).contains("replicas: 3   # for now", "on: call", "a.b:", "deep:");
        assertThat(EditedFiles.config(directory, "prod", after).set(request).files())
                .isEmpty();
    }

    @Test
    void newKeysCanBeRefusedAndThenNothingIsSet() {
        assertThatThrownBy(() -> set(
                        PROD,
                        request("data.replicas=9", "data.replica=9", "x=1").withoutNewKeys()))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .hasSize(2)
                        .first()
                        .hasToString("config/prod.yaml:4:9: error HLD-0073: 'config.data.replica' is new: there is no"
                                + " replica (did you mean 'replicas'?)"));
        assertThat(set(PROD, request("data.replicas=9").withoutNewKeys())).contains("replicas: 9");
    }

    @Test
    void theFileIsMadeIfItIsMissingAndItsFormatIsKept() {
        HldEditor editor = EditedFiles.component(directory, "name: top\n");
        editor.set(request("a=1")).apply();
        assertThat(Directories.read(directory)).containsEntry("config/prod.yaml", "config:\n  a: 1\n");

        Directories.write(directory, Map.of("config/qa.yml", "config: {a: 1}\n", "config/dev.json", "{}"));
        assertThat(editor.set(SetRequest.of("qa").with(Assignment.parse("a=2"))).files())
                .extracting(FileChange::path)
                .containsExactly("config/qa.yml");
        editor.set(SetRequest.of("dev").with(Assignment.parse("a=2"))).apply();
        assertThat(Directories.read(directory))
                .containsEntry("config/dev.json", "{\n  \"config\": {\n    \"a\": 2\n  }\n}");
    }

    @Test
    void environmentsAreNames() {
        assertThatThrownBy(() -> SetRequest.of("../x")).hasMessageContaining("HLD-0011");
    }

    @Test
    void aSubcomponentThatIsNotThereIsAWarning() {
        Directories.write(directory, """
            === component.yaml
            name: top
            subcomponents:
            - name: apps
              source: ./apps
            - name: remote
              source: https://git.example/x
              method: git
            === apps/component.yaml
            name: apps
            subcomponents:
            - name: web
              type: helm
              path: chart
            """);
        HldEditor editor = HldEditor.open(directory);

        assertThat(editor.set(request("a=1").withSubcomponent("apps.web")).problems())
                .isEmpty();
        assertThat(editor.set(request("a=1").withSubcomponent("remote.x")).problems())
                .isEmpty();
        FileChanges edits = editor.set(request("a=1").withSubcomponent("apps.wed"));
        assertThat(edits.files()).hasSize(1);
        assertThat(edits.problems())
                .extracting(Problem::toString)
                .containsExactly("apps/component.yaml: warning HLD-0012: there is no subcomponent 'wed', so its"
                        + " configuration has no effect (did you mean 'web'?)");
    }

    @Test
    void aPlanReadsLikeADiff() {
        FileChanges edits = EditedFiles.config(directory, "prod", PROD).set(request("data.replicas=4"));

        assertThat(edits).hasToString("""
            --- config/prod.yaml
            +++ config/prod.yaml
            @@ -1,7 +1,7 @@
             # production
             config:
                 data:   # of the shop
            -        replicas: 2   # for now
            +        replicas: 4   # for now
                     "app.io/name": web

                     on: call
            """.replace("\n\n", "\n \n"));
    }
}
