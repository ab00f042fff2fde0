package dev.bedrock.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.Environments;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderDefinitionTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final RenderDefinition program = new RenderDefinition(new PrintStream(printed, true, UTF_8));

    @TempDir
    private Path output;

    @Test
    void generatesTheExample() {
        Path shop = Path.of(System.getProperty("bedrock.root"), "bedrock-examples", "definitions", "shop");

        boolean success = program.run(Hld.open(shop), Environments.of("prod"), output.resolve("generated"));

        assertThat(printed.toString(UTF_8))
                .contains("apps/storefront is a helm")
                .contains("NetworkPolicy");
        assertThat(success).isTrue();
        assertThat(Directories.read(output.resolve("generated")))
                .containsKeys("infra/rbac.yaml", "apps/storefront.yaml", "apps/checkout/orders.yaml");
    }

    @Test
    void printsWhatIsWrong(@TempDir Path definition) {
        Directories.write(definition, """
                === component.yaml
                name: shop
                subcomponents:
                  - name: web
                    type: hlem
                """);

        boolean success = program.run(Hld.open(definition), Environments.of(), output.resolve("generated"));

        assertThat(success).isFalse();
        assertThat(printed.toString(UTF_8)).contains("component.yaml:4:11 unknown component type 'hlem'");
        assertThat(output.resolve("generated")).doesNotExist();
    }
}
