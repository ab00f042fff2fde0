package dev.bedrock.core.document.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are those of Terraform 1.11's console, which the expected ones were taken from. */
class HclEvaluatorTest {
    private static Node evaluate(String expression) {
        HclFile file = HclReader.defaults().read("f.hcl", "a = " + expression + "\n");
        return HclEvaluator.of(file).evaluate(file.body().attributes().get(0).value());
    }

    private static Problem problem(String expression) {
        try {
            evaluate(expression);
        } catch (InvalidInputException e) {
            return e.problems().get(0);
        }
        throw new AssertionError("has a value: " + expression);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "1 + 2 * 3 => 7",
                "(1 + 2) * 3 => 9",
                "7 / 2 => 3.5",
                "-7 % 3 => -1",
                "0.1 + 0.2 => 0.3",
                "9007199254740993 + 0 => 9007199254740993",
                "10 / 5 => 2",
                "\"5\" + 1 => 6",
                "2 > 1 => true",
                "1 >= 1.0 => true",
                "1 == 1.0 => true",
                "1 == \"1\" => false",
                "null == null => true",
                "[1, 2] == [1, 2] => true",
                "{a = 1} == {a = 2} => false",
                "!true || true => true",
                "true && \"false\" => false",
                "true ? \"x\" : \"y\" => x",
                "false ? 1 : \"y\" => y",
                "true ? 1 : \"y\" => 1",
                "\"a${1 + 1}b\" => a2b",
                "\"${true}-${1.50}\" => true-1.5",
                "\"%{ if 1 > 2 }x%{ else }y%{ endif }\" => y",
                "-(-5) => 5",
                "\"$${x} %%{y}\" => ${x} %{y}",
                "\"${\"x\"}y\" => xy",
                "upper(\"abc\") => ABC",
                "lower(\"ABC\") => abc",
                "join(\",\", [\"a\", \"b\", 1]) => a,b,1",
                "replace(\"a.a\", \".\", \"$1\") => a$1a",
                "base64encode(\"é\") => w6k=",
                "base64decode(\"w6k=\") => é",
                "abs(-5) => 5",
                "abs(-1.5) => 1.5",
                "ceil(-5.1) => -5",
                "floor(5.9) => 5",
                "max(1, 3, 2) => 3",
                "min(3, 1.5) => 1.5",
                "startswith(\"abc\", \"a\") => true",
                "endswith(\"abc\", \"b\") => false",
                "contains([\"a\"], \"a\") => true",
                "alltrue([true, \"true\"]) => true",
                "anytrue([false]) => false",
                "alltrue([]) => true",
                "anytrue([]) => false",
                "upper(join(\"-\", [lower(\"A\"), \"b\"])) => A-B",
            })
    void literalsHaveValues(String expression, String expected) {
        assertThat(((ScalarNode) evaluate(expression)).text()).isEqualTo(expected);
    }

    @Test
    void everyFunctionIsTested() {
        String source = String.join(
                " ",
                List.of(HclEvaluatorTest.class.getDeclaredMethods()).stream()
                        .filter(method -> method.isAnnotationPresent(CsvSource.class))
                        .flatMap(method ->
                                List.of(method.getAnnotation(CsvSource.class).value()).stream())
                        .toList());
        assertThat(Functions.names()).allSatisfy(name -> assertThat(source).contains(name + "("));
    }

    @Test
    void numbersKeepTheirTypeAndTheirText() {
        assertThat(evaluate("1").toData()).isEqualTo(1L);
        assertThat(evaluate("-1").toData()).isEqualTo(-1L);
        assertThat(evaluate("9007199254740993").toData()).isEqualTo(9007199254740993L);
        assertThat(evaluate("123456789012345678901234567890").toData())
                .isEqualTo(new BigInteger("123456789012345678901234567890"));
        assertThat(evaluate("1.5").toData()).isEqualTo(1.5);
        assertThat(((ScalarNode) evaluate("1.10")).text()).isEqualTo("1.10");
        assertThat(((ScalarNode) evaluate("-1.10")).text()).isEqualTo("-1.10");
    }

    @Test
    void collectionsKeepPlacesAndOrder() {
        MapNode map = (MapNode)
                evaluate("{\n  b = [1, true ? { c = null } : {}]\n  \"x.y\" = <<-E\n    t\n  E\n  (\"k\") = 2\n}");
        assertThat(map.toData().toString()).isEqualTo("{b=[1, {c=null}], x.y=t\n, k=2}");
        assertThat(map.entry("x.y").orElseThrow().keyLocation()).hasToString("f.hcl:3:3");
        assertThat(map.entry("x.y").orElseThrow().value().location()).hasToString("f.hcl:3:11");
        assertThat(evaluate("\"${[1]}\"").toData()).isEqualTo(List.of(1L));
        assertThat(evaluate("({ a = 1 })").toData()).isEqualTo(Map.of("a", 1L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b",
                "var.b",
                "\"x${var.b}\"",
                "[for x in [1] : x]",
                "{for x in [1] : x => x}",
                "[1][0]",
                "{b = 1}.b",
                "[1][*]",
                "file(\"x\")",
                "uuid()",
                "timestamp()",
                "jsonencode({})",
                "try(1)",
                "max([1, 2]...)",
                "provider::x::f(1)",
                "\"%{ for x in [1] }x%{ endfor }\"",
                "true ? 1 : b",
                "{ (b) = 1 }",
                "templatefile(\"x\", {})"
            })
    void whatIsNotKnownFromTheFileIsRefused(String expression) {
        Problem problem = problem(expression);
        assertThat(problem.code()).isEqualTo(HclCode.NOT_CONSTANT.id());
        assertThat(problem.location().line()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 / 0",
                "1 % 0",
                "1 + true",
                "\"a\" + 1",
                "!1",
                "-\"x\"",
                "true ? 1 : [1]",
                "true ? 1 : true",
                "1 ? 2 : 3",
                "\"x${null}\"",
                "\"x${[1]}\"",
                "null + 1",
                "{ a.b = 1 }",
                "upper(\"é\")",
                "replace(\"a\", \"/a/\", \"b\")",
                "replace(\"a\", \"\", \"b\")",
                "base64decode(\"/w==\")",
                "base64decode(\"?\")",
                "join(\",\", 1)",
                "upper(1, 2)",
                "max()",
                "abs(9007199254740993)",
                "1e401",
                "1e400 * 1e400 * 1e400",
                "join(\",\", [[1]])",
                "upper(null)",
                "{ (null) = 1 }"
            })
    void whatHasNoValueIsRefused(String expression) {
        assertThat(problem(expression).code()).isEqualTo(HclCode.EVALUATION.id());
    }

    @Test
    void aKeyThatOccursTwiceIsRefused() {
        Problem problem = problem("{ a = 1, \"a\" = 2 }");
        assertThat(problem.code()).isEqualTo(HclCode.DUPLICATE.id());
        assertThat(problem).hasToString("f.hcl:1:14: error CORE-0602: the key a is there already, at f.hcl:1:7");
    }

    @Test
    void resultsDoNotExplode() {
        String expression = "\"aaaaaaaaaa\"";
        for (int i = 0; i < 20; i++) {
            expression = "replace(" + expression + ", \"a\", \"aaaaaaaaaa\")";
        }
        String nested = expression;
        assertThatThrownBy(() -> evaluate(nested)).hasMessageContaining("the result would be too long");
    }
}
