package dev.bedrock.core.document.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.json.JsonWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class HclDocumentsTest {
    private static final HclDocuments LISTS =
            HclDocuments.of(List.of(HclBlockRule.list("sub", "subs", "name"), HclBlockRule.object("hooks")));
    private static final HclDocuments MAPS = HclDocuments.of(List.of(HclBlockRule.map("sub", "subs")));

    private static String json(HclDocuments documents, String text) {
        return JsonWriter.compact()
                .withInsertionOrder()
                .write(documents.read("f.hcl", text).toData());
    }

    @Test
    void argumentsAndBlocksAreEntries() {
        String text = """
                name = "top"
                sub "a" {
                  type = "helm"
                  sub "b" {}
                }
                hooks {
                  before = ["x"]
                }
                sub "c.d" {}
                """;
        assertThat(json(LISTS, text))
                .isEqualTo("{\"name\":\"top\",\"subs\":[{\"name\":\"a\",\"type\":\"helm\",\"subs\":[{\"name\":\"b\"}]},"
                        + "{\"name\":\"c.d\"}],\"hooks\":{\"before\":[\"x\"]}}");
        assertThat(json(MAPS, "sub \"a\" {\n  n = 1\n}\nsub \"b.c\" {\n  sub \"d\" {}\n}\n"))
                .isEqualTo("{\"subs\":{\"a\":{\"n\":1},\"b.c\":{\"subs\":{\"d\":{}}}}}");
        assertThat(json(LISTS, "# nothing\n")).isEqualTo("{}");
    }

    @Test
    void placesAreThoseOfTheFile() {
        MapNode document = LISTS.read("f.hcl", "a = 1\nsub \"x\" {\n  t = \"y\"\n}\n");
        assertThat(document.entry("a").orElseThrow().keyLocation()).hasToString("f.hcl:1:1");
        MapNode item = (MapNode)
                ((ListNode) document.get("subs").orElseThrow()).items().get(0);
        assertThat(item.location()).hasToString("f.hcl:2:1");
        assertThat(item.get("name").orElseThrow().location()).hasToString("f.hcl:2:5");
        assertThat(item.get("t").orElseThrow().location()).hasToString("f.hcl:3:7");
    }

    @Test
    void allProblemsAreTold() {
        String text = """
                a = var.x
                sup "a" {}
                sub {}
                sub "b" { b = file("c") }
                subs = []
                hooks { x = 1 }
                hooks {}
                hooks "d" {}
                """;
        assertThatThrownBy(() -> LISTS.read("f.hcl", text))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .extracting(Problem::toString)
                        .containsExactly(
                                "f.hcl:1:5: error CORE-0604: only literals have a value here, found a reference",
                                "f.hcl:2:1: error CORE-0606: there is no block 'sup' here (did you mean 'sub'?)",
                                "f.hcl:3:1: error CORE-0606: the block 'sub' has one label, its name",
                                "f.hcl:4:15: error CORE-0604: only literals have a value here, found the function 'file'",
                                "f.hcl:5:1: error CORE-0602: 'subs' is there already, at f.hcl:4:1",
                                "f.hcl:7:1: error CORE-0602: 'hooks' is there already, at f.hcl:6:1",
                                "f.hcl:8:1: error CORE-0606: the block 'hooks' has no label"));
        assertThatThrownBy(() -> MAPS.read("f.hcl", "sub \"a\" {}\nsub \"a\" {}\n"))
                .hasMessageContaining("f.hcl:2:5: error CORE-0602: 'a' is there already, at f.hcl:1:5");
    }
}
