package dev.bedrock.hld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.generate.Generator;
import dev.bedrock.hld.generate.GeneratorInput;
import dev.bedrock.hld.manifest.ManifestObject;
import dev.bedrock.hld.manifest.ObjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HldTest {
    @TempDir
    Path directory;

    @Test
    void theRootIsTheRepositoryThatTheDefinitionIsIn() throws IOException {
        Directories.write(directory, """
                === repo/cluster/component.yaml
                {name: root, subcomponents: [{name: kid, source: ../shared/kid}]}
                === repo/shared/kid/component.yaml
                name: kid
                """);
        Files.createDirectory(directory.resolve("repo/.git"));

        Hld hld = Hld.open(directory.resolve("repo/cluster"));

        assertThat(hld.root()).isEqualTo(directory.resolve("repo").toRealPath());
        assertThat(hld.directory()).isEqualTo(directory.resolve("repo/cluster").toRealPath());
        assertThat(hld.compose(Environments.of()).problems()).isEmpty();
        assertThat(hld.compose(Environments.of()).root().directory()).isEqualTo("cluster");
    }

    @Test
    void aWorkTreeHasAFileInPlaceOfItsGitDirectory() {
        Directories.write(directory, "=== repo/.git\ngitdir: elsewhere\n=== repo/a/b/component.yaml\nname: root\n");

        assertThat(Hld.open(directory.resolve("repo/a/b")).root().getFileName()).hasToString("repo");
    }

    @Test
    void withoutARepositoryTheRootIsTheFolder() {
        Directories.write(directory, "=== cluster/component.yaml\nname: root\n");

        assertThat(Hld.open(directory.resolve("cluster")).root().getFileName()).hasToString("cluster");
    }

    @Test
    void theCallerMayGiveAnotherRoot() {
        Directories.write(directory, "=== a/component.yaml\nname: root\n=== b/component.yaml\nname: b\n");

        assertThat(Hld.builder(directory.resolve("a"))
                        .root(directory)
                        .build()
                        .root()
                        .getFileName())
                .isEqualTo(directory.getFileName());
        assertThatThrownBy(() -> Hld.builder(directory.resolve("a"))
                        .root(directory.resolve("b"))
                        .build())
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> Hld.open(directory.resolve("nowhere"))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void composingWritesNothing() {
        Directories.write(directory, "=== component.yaml\n{name: root, type: static, path: m}\n=== m/a.yaml\n");
        DirectorySnapshot before = DirectorySnapshot.of(directory);

        Hld.open(directory).compose(Environments.of("prod"));
        Hld.open(directory).generate(Environments.of("prod"));

        before.assertUnchanged();
    }

    @Test
    void aGeneratorMayBeAddedOrReplaced() {
        Directories.write(directory, """
                === component.yaml
                name: root
                subcomponents:
                - {name: a, type: names}
                - {name: b, type: helm, path: nowhere}
                - {name: c, type: static, path: nowhere}
                """);
        HldBuilder builder = Hld.builder(directory)
                .helm(new EchoRenderer())
                .generator(new Names("names"))
                .generator(new Names("helm"))
                .generator(new Names("static"));

        assertThat(builder.build().generate(Environments.of()).objects().map(object -> object.id()
                        .name()))
                .containsExactly("a", "b", "c");
        assertThatThrownBy(() -> builder.generator(new Names("component")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTypeWithoutGeneratorIsAnError() {
        Directories.write(directory, "=== component.yaml\n{name: root, type: name}\n");

        assertThatThrownBy(() -> Hld.builder(directory)
                        .generator(new Names("names"))
                        .build()
                        .generate(Environments.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "component.yaml:1:20: error HLD-0003: unknown component type 'name' (did you mean 'names'?)");
    }

    private record Names(String type) implements Generator {
        @Override
        public List<ManifestObject> generate(GeneratorInput input, Consumer<Problem> problems) {
            String name = input.component().name();
            return List.of(new ManifestObject(new ObjectId("v1", "Pod", "", name), "kind: Pod\n", name));
        }
    }
}
