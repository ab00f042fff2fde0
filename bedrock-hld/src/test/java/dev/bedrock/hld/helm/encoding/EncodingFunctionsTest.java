package dev.bedrock.hld.helm.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.hld.helm.gotemplate.RenderOptions;
import dev.bedrock.hld.helm.gotemplate.TemplateSet;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.sprig.SprigEnvironment;
import dev.bedrock.hld.helm.sprig.SprigFunctions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingFunctionsTest {
    private static final GoFunctions FUNCTIONS = GoFunctions.builder()
            .addAll(SprigFunctions.table(SprigEnvironment.defaults()))
            .addAll(EncodingFunctions.table())
            .build();

    private static String render(String pipeline) {
        return TemplateSet.builder("set", FUNCTIONS)
                .parse("t", "{{ " + pipeline + " }}")
                .build()
                .render("t", null, RenderOptions.defaults());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            toJson (dict "b" 1e6 "a" (list nil "<")) => {"a":[null,"\\u003c"],"b":1000000}
            toRawJson "<"                            => "<"
            toJson (b64dec "/w==")                   => "\\ufffd"
            toJson (float64 "inf") | quote           => ""
            toJson (toDate "2006" "2020")            => "2020-01-01T00:00:00Z"
            toJson (rest (list))                     => null
            fromJson "null" | toJson                 => null
            fromJson "{"                             => map[Error:unexpected end of JSON input]
            fromJson "nul"                           => map[Error:invalid character ' ' in literal null (expecting 'l')]
            fromJsonArray "{}"                       => [json: cannot unmarshal object into Go value of type []interface {}]
            fromJson "{\\"a\\": 12345678901234567890}" => map[a:1.2345678901234567e+19]
            """)
    void jsonIsWrittenAndRead(String call, String expected) {
        assertThat(render(call)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            toYaml (dict "a" (list 1 1e21 "yes")) | quote        => "a:\\n- 1\\n- 1e+21\\n- \\"yes\\""
            toYamlPretty (dict "a" (list 1e6 "yes")) | quote     => "a:\\n  - 1e+06\\n  - \\"yes\\""
            toYaml "a\\u0085b"                                   => a b
            toYaml "\\x7f" | quote                               => ""
            toYaml (b64dec "/w==")                               => \ufffd
            toYamlPretty "a:\\n\\tb" | quote                      => "|-\\n  a:\\n  \\tb"
            toYamlPretty (b64dec "/w==")                         => !!binary /w==
            toYamlPretty (toDate "2006" "2020")                  => 2020-01-01T00:00:00Z
            fromYaml "a: 1\\nb: [x]" | toJson                    => {"a":1,"b":["x"]}
            fromYaml "- 1"                                       => map[Error:error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}]
            fromYaml "a: ["                                      => map[Error:error converting YAML to JSON: yaml: line 1: did not find expected node content]
            fromYaml "a: .nan"                                   => map[Error:error converting YAML to JSON: json: unsupported value: NaN]
            fromYamlArray "" | toJson                            => []
            """)
    void yamlIsWrittenAndRead(String call, String expected) {
        assertThat(render(call)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            toToml (dict "t" (dict "b" 1.0 "c" (dict "d" (list))) "a" "x") | quote => "a = \\"x\\"\\n\\n[t]\\n  b = 1.0\\n  [t.c]\\n    d = []\\n"
            toToml (dict "l" (list (dict "a" 1) (dict "a" 2))) | quote => "[[l]]\\n  a = 1\\n\\n[[l]]\\n  a = 2\\n"
            toToml (list (dict "a" 1))                  => toml: top-level values must be Go maps or structs
            toToml (dict "l" (list nil))                => toml: cannot encode array with nil element
            fromToml "a.b = 1\\n[c]\\nd = [1, {e = 2}]" => map[a:map[b:1] c:map[d:[1 map[e:2]]]]
            fromToml "[[l]]\\nx = 1\\n[[l]]\\nx = 2"     => map[l:[map[x:1] map[x:2]]]
            fromToml "d = 1979-05-27\\nt = 07:32:00"     => map[d:1979-05-27 00:00:00 +0000 date-local t:0000-01-01 07:32:00 +0000 time-local]
            fromToml "a = 0x1F\\nb = 1_0.5\\nc = -inf"   => map[a:31 b:10.5 c:-Inf]
            fromToml "a = 1\\na = 2"                     => map[Error:toml: line 2 (last key "a"): Key 'a' has already been defined.]
            fromToml "a = 01"                            => map[Error:toml: line 1 (last key "a"): Invalid integer "01": cannot have leading zeroes]
            fromToml "a b = 1"                           => map[Error:toml: line 1: expected '.' or '=', but got 'b' instead]
            """)
    void tomlIsWrittenAndRead(String call, String expected) {
        assertThat(render(call)).isEqualTo(expected);
    }

    @Test
    void deeplyNestedTomlIsRefused() {
        assertThat(render("fromToml (printf `a = %s` (repeat 100000 `[`))")).contains("nest too deeply");
    }
}
