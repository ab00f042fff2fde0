package dev.bedrock.infra.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.hcl.HclWriter;
import dev.bedrock.core.document.yaml.YamlReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "string|text|x = \"text\"",
                "string|3|x = \"3\"",
                "string|1.10|x = \"1.10\"",
                "string|True|x = \"true\"",
                "string|yes|x = \"yes\"",
                "string|0x1F|x = \"31\"",
                "string|014|x = \"12\"",
                "string|0o14|x = \"0o14\"",
                "string|1e3|x = \"1000\"",
                "string|-0|x = \"0\"",
                "string|12345678901234567890|x = \"12345678901234567890\"",
                "string|2021-03-04|x = \"2021-03-04\"",
                "string|''|x = \"\"",
                "number|3|x = 3",
                "number|'3'|x = 3",
                "number|1.50|x = 1.50",
                "number|0x1F|x = 31",
                "number|12345678901234567890|x = 12345678901234567890",
                "bool|true|x = true",
                "bool|'false'|x = false",
                "bool|no|x = false",
                "list(string)|[a, 1, true]|x = [\"a\", \"1\", \"true\"]",
                "list(number)|['1', 2]|x = [1, 2]",
                "set(bool)|[true]|x = [true]",
                "map(number)|{a: '1'}|x = {~  a = 1~}",
                "tuple([string, number])|[1, 2]|x = [\"1\", 2]",
                "any|3|x = \"3\"",
                "any|[a, 1, {b: true}]|x = [~  \"a\",~  1,~  {~    b = true~  },~]",
                "list|[a]|x = [\"a\"]",
                "map|{a: {b: 1}}|x = {~  a = {~    b = 1~  }~}",
            })
    void valuesBecomeThoseOfTheirTypes(String type, String yaml, String hcl) {
        ModuleValues values = check("variable \"x\" {\n  type = " + type + "\n}\n", "x: " + yaml);

        assertThat(values.problems()).isEmpty();
        assertThat(HclWriter.defaults().attributes(values.values())).isEqualTo(hcl.replace("~", "\n") + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "number|abc|'x' must be a value of the type number, found a string",
                "number|.inf|'x' must be a value of the type number, found a number",
                "number|[1]|'x' must be a value of the type number, found a list of 1",
                "bool|1|'x' must be a value of the type bool, found a number",
                "string|[a]|'x' must be a value of the type string, found a list of 1",
                "list(string)|a|'x' must be a value of the type list(string), found a string",
                "list(number)|[1, b]|'x'[1] must be a value of the type number, found a string",
                "map(string)|[a]|'x' must be a value of the type map(string), found a list of 1",
                "map(bool)|{a: b}|'x'.a must be a value of the type bool, found a string",
                "tuple([string])|[a, b]|'x' must be a value of the type tuple([string]), found a list of 2",
                "object({a = number})|{}|'x' must have the attribute 'a', a number",
            })
    void valuesOfOtherTypesAreNamed(String type, String yaml, String message) {
        ModuleValues values = check("variable \"x\" {\n  type = " + type + "\n}\n", "x: " + yaml);

        assertThat(values.problems()).extracting(Problem::message).containsExactly(message);
        assertThat(values.problems().get(0).location().file()).isEqualTo("definition.yaml");
    }

    @Test
    void withoutATypeTheDefaultTellsWhatIsMeant() {
        ModuleValues values =
                check("""
                variable "count" { default = 3 }
                variable "on" { default = true }
                variable "text" { default = "3" }
                variable "free" {}
                """.replace("{ ", "{\n  ").replace(" }", "\n}"), "{count: 4, on: false, text: 5, free: true}");

        assertThat(HclWriter.defaults().attributes(values.values()))
                .isEqualTo("count = 4\non    = false\ntext  = \"5\"\nfree  = \"true\"\n");
    }

    @Test
    void attributesOfObjectsAreCheckedOneByOne() {
        ModuleValues values = check("""
                variable "pools" {
                  type = map(object({
                    size  = string
                    count = optional(number, 3)
                    zones = optional(list(string))
                  }))
                }
                """, "pools: {a: {size: big, coutn: 1}, b: {count: many}}");

        assertThat(values.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "definition.yaml:1:24: warning INFRA-0205: 'pools'.a has no attribute 'coutn', it has no effect"
                                + " (did you mean 'count'?)",
                        "definition.yaml:1:38: error INFRA-0203: 'pools'.b must have the attribute 'size', a string",
                        "definition.yaml:1:46: error INFRA-0203: 'pools'.b.count must be a value of the type number,"
                                + " found a string");
    }

    @Test
    void requiredVariablesAndUnknownOnesAreNamed() {
        ModuleValues values = check("""
                variable "cluster_name" {
                  type        = string
                  description = "The name."
                }
                variable "region" {
                  default = "north"
                }
                variable "secret" {
                  sensitive = true
                }
                """, "{clustername: a, region: ~}", Set.of("secret"));

        assertThat(values.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "definition.yaml: error INFRA-0204: the variable 'cluster_name' (string) has no value: The name."
                                + " (declared at variables.tf:1:1)",
                        "definition.yaml:1:15: warning INFRA-0205: the template has no variable 'clustername', its value"
                                + " has no effect (did you mean 'cluster_name'?)");
        assertThat(values.values()).containsOnlyKeys("clustername");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "contains([\"azure\", \"kubenet\"], var.x);string;cilium;azure",
                "can(regex(\"^[a-z]{3,5}$\", var.x));string;ab;abc",
                "var.x >= 1 && var.x <= 5;number;6;5",
                "length(var.x) > 2;string;ab;abc",
                "length(var.x) > 0;list(string);[];[a]",
                "alltrue([for z in var.x : contains([\"1\", \"2\"], z)]);list(string);[1, 3];[1, 2]",
                "var.x == \"\" || startswith(var.x, \"k-\");string;a;k-a",
                "can(cidrhost(var.x, 0));string;10.0.0.0;10.0.0.0/16",
                "can(cidrhost(var.x, 0));string;10.0.0.256/16;10.0.0.0/8",
                "!endswith(lower(var.x), \"-\");string;A-;A",
                "var.x % 2 == 1;number;4;3",
                "(var.x + 1) * 2 == 6;number;3;2",
                "var.x.count > 1;object({count = number});{count: 1};{count: 2}",
                "var.x[0] != \"a\";list(string);[a];[b]",
                "try(tonumber(var.x) > 3, false);string;abc;4",
                "length(distinct(var.x)) == length(var.x);list(string);[a, a];[a, b]",
                "var.x ? true : false;bool;false;true",
                "\"${var.x}-z\" == \"a-z\";string;b;a",
            })
    void validationsAreEvaluated(String condition, String type, String bad, String good) {
        String module = "variable \"x\" {\n  type = " + type + "\n  validation {\n    condition = " + condition
                + "\n    error_message = \"Not so.\"\n  }\n}\n";

        assertThat(check(module, "x: " + bad).problems())
                .extracting(Problem::toString)
                .containsExactly("definition.yaml:1:4: error INFRA-0206: 'x' is not valid: Not so.");
        assertThat(check(module, "x: " + good).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timestamp() == var.x",
                "local.allowed == var.x",
                "contains(data.things.all, var.x)",
                "fileexists(var.x)",
                "can(provider::local::direxists(var.x))",
                "length(var.x[*].name) > 5",
                "can(regex(\"(?=x)\", var.x))",
            })
    void whatCannotBeEvaluatedIsLeftToTerraform(String condition) {
        String module = "variable \"x\" {\n  validation {\n    condition = " + condition
                + "\n    error_message = \"Not so.\"\n  }\n}\n";

        assertThat(check(module, "x: a").problems()).isEmpty();
    }

    @Test
    void aValidationThatNeverEndsIsGivenUp() {
        String list = "[for a in var.x : a]";
        String nested =
                "[for a in var.x : [for b in var.x : [for c in var.x : [for d in var.x : [for e in var.x : d]]]]]";
        String items = String.join(", ", Collections.nCopies(60, "a"));
        String module = "variable \"x\" {\n  type = list(string)\n  validation {\n    condition = length(" + nested
                + ") == length(" + list + ") + 1\n    error_message = \"Not so.\"\n  }\n}\n";

        assertThat(check(module, "x: [" + items + "]").problems()).isEmpty();
    }

    @Test
    void noMessageShowsAValue() {
        ModuleValues values = check("""
                variable "a" {
                  type = number
                }
                variable "b" {
                  validation {
                    condition     = var.b == "x"
                    error_message = "No."
                  }
                }
                """, "{a: hunter2, b: hunter2}");

        assertThat(values.problems().toString()).doesNotContain("hunter2");
    }

    private static ModuleValues check(String module, String yaml) {
        return check(module, yaml, Set.of());
    }

    private static ModuleValues check(String module, String yaml, Set<String> elsewhere) {
        TerraformModule terraform = TerraformModule.read(new TreeMap<>(Map.of("variables.tf", module)));
        MapNode node = (MapNode) YamlReader.defaults()
                .verbatimKeys()
                .readFirst("definition.yaml", yaml)
                .orElseThrow();
        Map<String, Node> given = new LinkedHashMap<>();
        for (MapNode.Entry entry : List.copyOf(node.entries())) {
            given.put(entry.key(), entry.value());
        }
        return new ModuleValues.Check(terraform, scalar -> scalar, elsewhere, SourceLocation.of("definition.yaml"))
                .of(given);
    }
}
