package dev.bedrock.hld.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import dev.bedrock.hld.component.SourceMethod;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentEditTest {
    private static final AddRequest REDIS =
            AddRequest.named("redis").withPath("charts/redis").withType("helm");

    private static final String COMMENTED = """
        # The shop.
        name: "shop"   # as in DNS

        x-owner: payments
        subcomponents:
        # keeps carts
        -   name: carts
            source: './carts'   # ours
        # must be last
        -   name: edge
            type: helm
            path: charts/edge
            version: 1.10
        """;

    @TempDir
    Path directory;

    private String add(String before, AddRequest request) {
        return EditedFiles.after(EditedFiles.component(directory, before).add(request));
    }

    private String remove(String before, String... names) {
        return EditedFiles.after(EditedFiles.component(directory, before).remove(List.of(names)));
    }

    @Test
    void aStanzaIsAddedBehindTheOthersAndTheyStayAsTheyAre() {
        assertThat(add(COMMENTED, REDIS)).isEqualTo(COMMENTED + """
            -   name: redis
                type: helm
                path: charts/redis
            """);
    }

    @Test
    void emptySubcomponentsAreFilled() {
        for (String empty : List.of("subcomponents:\n", "subcomponents: []\n", "subcomponents: ~\n", "")) {
            assertThat(add("name: top\n" + empty, REDIS)).isEqualTo("""
                name: top
                subcomponents:
                - name: redis
                  type: helm
                  path: charts/redis
                """);
        }
    }

    @Test
    void lineEndsOfWindowsStay() {
        String before = COMMENTED.replace("\n", "\r\n");

        assertThat(add(before, AddRequest.named("redis").withPath("x")))
                .isEqualTo(before + "-   name: redis\r\n    path: x\r\n");
    }

    @Test
    void flowStyleStays() {
        assertThat(add("{name: top, subcomponents: [{name: a, source: ./a}]}\n", REDIS))
                .isEqualTo("{name: top, subcomponents: [{name: a, source: ./a},"
                        + " {name: redis, type: helm, path: charts/redis}]}\n");
    }

    @Test
    void onlyTheGivenFieldsOfAStanzaChange() {
        assertThat(add(COMMENTED, AddRequest.named("edge").withVersion("1.20")))
                .isEqualTo(COMMENTED.replace("1.10", "\"1.20\""));
        assertThat(add(COMMENTED, AddRequest.named("carts").withSource("./baskets")))
                .isEqualTo(COMMENTED.replace("./carts", "./baskets"));
    }

    @Test
    void theSameAgainChangesNothing() {
        HldEditor editor = EditedFiles.component(directory, COMMENTED);
        editor.add(REDIS).apply();

        assertThat(editor.add(REDIS).files()).isEmpty();
        assertThat(editor.add(AddRequest.named("edge").withVersion("1.10")).files())
                .isEmpty();
    }

    @Test
    void theMethodIsGitForUrlsUnlessGiven() {
        assertThat(add("name: top\n", AddRequest.named("a").withSource("https://git.example/a")))
                .contains("method: git");
        assertThat(add("name: top\n", AddRequest.named("a").withSource("git@git.example:a/b")))
                .contains("method: git");
        assertThat(add("name: top\n", AddRequest.named("a").withSource("./a"))).doesNotContain("method");
        assertThat(add(
                        "name: top\n",
                        AddRequest.named("a").withSource("https://x").withMethod(SourceMethod.HTTP)))
                .contains("method: http");
    }

    @Test
    void aNewTypeTakesThePlaceOfTheDeprecatedGenerator() {
        assertThat(add(
                        "name: top\nsubcomponents:\n- name: a\n  generator: helm\n  path: x\n",
                        AddRequest.named("a").withType("static")))
                .isEqualTo("name: top\nsubcomponents:\n- name: a\n  path: x\n  type: static\n");
    }

    @Test
    void removedStanzasTakeTheirCommentsAlong() {
        assertThat(remove(COMMENTED, "carts")).isEqualTo("""
            # The shop.
            name: "shop"   # as in DNS

            x-owner: payments
            subcomponents:
            # must be last
            -   name: edge
                type: helm
                path: charts/edge
                version: 1.10
            """);
        assertThat(remove(COMMENTED, "edge", "carts")).contains("x-owner: payments\nsubcomponents: []");
    }

    @Test
    void nothingIsRemovedIfOneIsNotThere() {
        assertThatThrownBy(() -> remove(COMMENTED, "carts", "egde"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("component.yaml: error HLD-0075: there is no subcomponent 'egde' (did you mean 'edge'?)");
    }

    @Test
    void aStanzaThatCouldNotBeUsedIsNotAdded() {
        assertThatThrownBy(() -> add("name: top\n", AddRequest.named("a"))).hasMessageContaining("HLD-0008");
        assertThatThrownBy(() -> add("name: top\n", AddRequest.named("../a").withPath("x")))
                .hasMessageContaining("HLD-0005");
        assertThatThrownBy(() -> add("name: top\n", AddRequest.named("a").withType("hlem")))
                .hasMessageContaining("did you mean 'helm'?");
    }

    @Test
    void typesOfOtherGeneratorsCanBeMadeKnown() {
        HldEditor editor = EditedFiles.component(directory, "name: top\n").withTypes(Set.of("kustomize"));

        assertThat(EditedFiles.after(editor.add(AddRequest.named("a").withType("kustomize"))))
                .contains("type: kustomize");
    }

    @Test
    void whatAnAliasStandsForIsRefused() {
        String aliased = "name: top\nx: &a {name: a, path: x}\nsubcomponents:\n- *a\n";

        assertThatThrownBy(() -> add(aliased, AddRequest.named("a").withPath("y")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("alias *a");
    }

    @Test
    void filesThatCannotBeParsedAreNeverWritten() {
        assertThatThrownBy(() -> add("name: [\n", REDIS)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> remove("name: top\nname: two\n", "a")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void withoutAComponentFileThereIsAHint() {
        assertThatThrownBy(() -> HldEditor.open(directory).add(REDIS))
                .hasMessageContaining("HLD-0001")
                .hasMessageContaining("init NAME");
    }

    @Test
    void whatIsNoJsonIsNotEdited() {
        Directories.write(directory, Map.of("component.json", "{\"name\": top}"));
        DirectorySnapshot snapshot = DirectorySnapshot.of(directory);

        assertThatThrownBy(() -> HldEditor.open(directory).add(REDIS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("component.json:1:");
        snapshot.assertUnchanged();
    }

    @Test
    void whatIsNoHclIsNotEdited() {
        Directories.write(directory, Map.of("component.hcl", "name = \n"));
        DirectorySnapshot snapshot = DirectorySnapshot.of(directory);

        assertThatThrownBy(() -> HldEditor.open(directory).add(REDIS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("component.hcl:1:");
        snapshot.assertUnchanged();
    }

    @Test
    void whatIsComputedInHclIsNotEdited() {
        String text = "name = \"top\"\nsubcomponents = true ? [] : []\n";
        Directories.write(directory, Map.of("component.hcl", text));
        DirectorySnapshot snapshot = DirectorySnapshot.of(directory);

        assertThatThrownBy(() -> HldEditor.open(directory).add(REDIS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("component.hcl:2:17")
                .hasMessageContaining("no list that is written out");
        snapshot.assertUnchanged();
    }

    @Test
    void aPlanWritesNothingAndIsNotAppliedOverTheWorkOfOthers() {
        HldEditor editor = EditedFiles.component(directory, COMMENTED);
        DirectorySnapshot snapshot = DirectorySnapshot.of(directory);
        FileChanges edits = editor.add(REDIS);
        snapshot.assertUnchanged();

        Directories.write(directory, Map.of("component.yaml", "name: other\n"));
        assertThatThrownBy(edits::apply)
                .isInstanceOf(ConflictException.class)
                .isInstanceOf(BedrockException.class)
                .hasMessageContaining("CORE-0113");
        assertThat(Directories.read(directory)).containsEntry("component.yaml", "name: other\n");
    }

    @Test
    void aNewDefinitionHasThreeFiles() {
        HldEditor editor = HldEditor.open(directory);
        Directories.write(directory, Map.of(".gitignore", "target\n/generated/"));

        editor.init("top").apply();

        assertThat(Directories.read(directory))
                .containsEntry("component.yaml", "name: top\nsubcomponents: []\n")
                .containsEntry(".gitignore", "target\n/generated/\ncomponents\nhelm_repos\n")
                .containsKey("config/common.yaml");
        assertThatThrownBy(() -> editor.init("top")).hasMessageContaining("HLD-0070");
    }
}
