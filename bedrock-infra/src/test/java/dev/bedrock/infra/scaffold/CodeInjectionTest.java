package dev.bedrock.infra.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.infra.definition.DefinitionTree;
import dev.bedrock.infra.module.ModuleDocument;
import dev.bedrock.infra.template.Template;
import dev.bedrock.infra.template.TemplateRequest;
import dev.bedrock.infra.template.TemplateSources;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a template says of its variables stays text: in a new definition, and in the documentation of the module. */
class CodeInjectionTest {
    private static final String EVIL = """
            variable "a" {
              description = "one\\nevil: 1\\u2028evil: 2\\u0085evil: 3\\r\\nevil: 4 | <script>alert(1)</script> `x` [l](javascript:x)"
            }

            variable "b" {
              default = "x: y\\nevil: 5\\n# ${"$"}{file(1)}"
            }

            variable "c" {
              default = { "evil\\nkey" = ["evil: 6"] }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void descriptionsAndDefaultsStayInComments() {
        String definition = Scaffold.definition("x: {evil: 7}", request(), template());

        MapNode document = (MapNode) YamlReader.defaults()
                .verbatimKeys()
                .readFirst("definition.yaml", definition)
                .orElseThrow();
        assertThat(document.toData())
                .isEqualTo(Map.of(
                        "name",
                        "x: {evil: 7}",
                        "source",
                        ".",
                        "template",
                        "t",
                        "variables",
                        Map.of("a", "<insert value>")));
        Directories.write(folder.resolve("out"), Map.of("definition.yaml", definition));
        assertThat(DefinitionTree.open(folder.resolve("out")).deployment("").problems())
                .isEmpty();
    }

    @Test
    void documentationHasNoMarkupOfTheModule() {
        String markdown = ModuleDocument.markdown(template().module());

        assertThat(markdown.lines().filter(line -> line.startsWith("|"))).hasSize(5);
        assertThat(markdown)
                .doesNotContain("<script")
                .doesNotContain("](javascript")
                .contains("&lt;script&gt;alert\\(1\\)");
    }

    private Template template() {
        Directories.write(folder, Map.of("t/variables.tf", EVIL.replace("${\"$\"}", "$$")));
        return TemplateSources.builder(folder).build().get(request());
    }

    private static TemplateRequest request() {
        return new TemplateRequest(".", "t", "", SourceLocation.unknown());
    }
}
