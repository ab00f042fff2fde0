package dev.bedrock.hld.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.manifest.ManifestObject;
import dev.bedrock.hld.manifest.ManifestSet;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every generator keeps to. The tests of one extend this class and say which definitions it is tried on: each of them
 * has the one component {@code web} of the generator's type.
 */
public abstract class GeneratorContract {
    @TempDir
    Path directory;

    /** The generator. */
    protected abstract Generator generator();

    /** The files of a definition whose component can be generated, as {@link Directories#parse} reads them. */
    protected abstract String working();

    /** The files of one whose component cannot be generated, because of what is in its files. */
    protected abstract String broken();

    private Hld hld(String files) {
        Directories.write(directory, files);
        return Hld.builder(directory).root(directory).generator(generator()).build();
    }

    @Test
    void itsTypeIsAWord() {
        assertThat(generator().type()).matches("[a-z][a-z0-9-]*").isNotEqualTo("component");
    }

    @Test
    void theSameInputGivesTheSameObjects() {
        Hld hld = hld(working());
        List<ManifestObject> objects = hld.generate(Environments.of()).objects().toList();

        assertThat(objects).isNotEmpty();
        assertThat(hld.generate(Environments.of()).objects()).isEqualTo(objects);
    }

    @Test
    void objectsAreCompleteAndKnowWhereTheyAreFrom() {
        assertThat(hld(working()).generate(Environments.of()).objects()).allSatisfy(object -> {
            assertThat(object.id().kind()).isNotEmpty();
            assertThat(object.source()).isNotEmpty();
            assertThat(object.text()).endsWith("\n").doesNotStartWith("---");
            assertThat(object.content().get("kind")).isPresent();
        });
    }

    @Test
    void itServesManyThreads() {
        Hld hld = hld(working());
        ManifestSet expected = hld.generate(Environments.of());

        assertThat(IntStream.range(0, 16)
                        .parallel()
                        .mapToObj(
                                run -> hld.generate(Environments.of()).objects().toList())
                        .distinct())
                .containsExactly(expected.objects().toList());
    }

    @Test
    void itWritesNothing() {
        Hld hld = hld(working());
        DirectorySnapshot before = DirectorySnapshot.of(directory);

        hld.generate(Environments.of());

        before.assertUnchanged();
    }

    @Test
    void whatIsWrongHasACodeAndAPlace() {
        Hld hld = hld(broken());

        assertThatThrownBy(() -> hld.generate(Environments.of()))
                .isInstanceOfSatisfying(BedrockException.class, e -> assertThat(e.problems())
                        .filteredOn(Problem::isError)
                        .isNotEmpty()
                        .allSatisfy(problem -> {
                            assertThat(problem.code()).matches("[A-Z]+-[0-9]{4}");
                            assertThat(problem.location().isKnown()).isTrue();
                        }));
    }
}
