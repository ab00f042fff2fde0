package dev.bedrock.hld.helm.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "a {{- 1 -}} b ~ a1b",
                "{{-1}} ~ -1",
                "{{/* note */}}x ~ x",
                "a {{- /* note */ -}} b ~ ab",
                "{{\"a\\tb\"}} ~ a\tb",
                "{{`raw \\n`}} ~ raw \\n",
                "{{'a'}} {{0x10}} {{0b11}} {{017}} {{0o17}} {{1_000}} ~ 97 16 3 15 15 1000",
                "{{1e3}} {{1.5}} {{0x1p4}} ~ 1000 1.5 16",
                "{{1i}} ~ (0+1i)",
                "{{print⏎1⏎}} ~ 1",
            })
    void literalsAndSpacing(String template, String expected) {
        assertThat(Templates.run(template.replace('⏎', '\n'))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{{if .yes}}a{{else}}b{{end}} ~ a",
                "{{if .nope}}a{{else if .one}}b{{else}}c{{end}} ~ b",
                "{{with .nope}}{{.}}{{else with .name}}{{.}}{{end}} ~ abc",
                "{{with .map}}{{.k1}}{{$.name}}{{end}} ~ v1abc",
                "{{range .list}}{{.}},{{end}} ~ a,b,c,",
                "{{range $i, $e := .list}}{{$i}}{{$e}}{{end}} ~ 0a1b2c",
                "{{range $k, $v := .map.k2}}{{$k}}={{$v}}{{end}} ~ deep=down",
                "{{range 3}}{{.}}{{end}} ~ 012",
                "{{range int64 2}}{{printf \"%T\" .}} {{end}}| ~ int64 int64 |",
                "{{range .nope}}x{{else}}none{{end}} ~ none",
                "{{range .list}}{{if eq . \"b\"}}{{continue}}{{end}}{{.}}{{end}} ~ ac",
                "{{range .list}}{{if eq . \"b\"}}{{break}}{{end}}{{.}}{{end}} ~ a",
                "{{$x := 1}}{{if true}}{{$x = 2}}{{end}}{{$x}} ~ 2",
                "{{$x := 1}}{{if true}}{{$x := 2}}{{end}}{{$x}} ~ 1",
                "{{$x := 1}}{{if false}}{{$x := 2}}{{else}}{{$x}}{{end}} ~ 1",
                "{{with $x := .name}}{{$x}}{{else}}{{$x}}{{end}} ~ abc",
                "{{$a := 0}}{{range $a = .list}}{{end}}{{$a}} ~ c",
                "{{define \"d\"}}[{{.}}]{{end}}{{template \"d\" 1}}{{template \"d\"}} ~ [1][<no value>]",
                "{{block \"b\" .name}}<{{.}}>{{end}} ~ <abc>",
                "{{define \"r\"}}{{if .}}x{{template \"r\" slice . 1}}{{end}}{{end}}{{template \"r\" .name}} ~ xxx",
            })
    void controlFlow(String template, String expected) {
        assertThat(Templates.run(template.replace('⏎', '\n'))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{{.map.k2.deep}} ~ down",
                "{{(dict \"a\" 1).a}} ~ 1",
                "{{.nope}} ~ <no value>",
                "{{$x := .nope}}{{$x.y.z}} ~ <no value>",
                "{{.name | upper | printf \"%s-%s\" \"p\"}} ~ p-ABC",
                "{{index .list 1}}{{index .map \"k2\" \"deep\"}} ~ bdown",
                "{{index .name 1}} ~ 98",
                "{{slice .list 1 2}} {{slice .name 1}} ~ [b] bc",
                "{{len .list}} {{len .map}} {{len \"é\"}} ~ 3 2 2",
                "{{and 1 0 (fail \"x\")}} {{or 0 2 (fail \"x\")}} ~ 0 2",
                "{{not .nope}} {{eq 1 2 1}} {{ne .name \"x\"}} {{lt 1 2}} {{ge \"b\" \"a\"}} ~ true true true true true",
                "{{eq .nope nil}} {{eq .nope 1}} ~ true false",
                "{{eq (int64 5) 5}} ~ true",
                "{{print 1 2 \"a\" 3 4}} ~ 1 2a3 4",
                "{{html \"<a href='x'>\"}} ~ &lt;a href=&#39;x&#39;&gt;",
                "{{js \"it's <b>\"}} ~ it\\'s \\u003Cb\\u003E",
                "{{urlquery \"a b&c\"}} ~ a+b%26c",
                "{{.map}} {{.list}} {{.half}} ~ map[k1:v1 k2:map[deep:down]] [a b c] 0.5",
                "{{repeat 3.0 \"a\"}} ~ aaa",
                "{{include \"t2\" .}}{{define \"t2\"}}{{.name}}{{end}} ~ abc",
                "{{tpl \"{{define `t3`}}{{.one}}{{end}}{{template `t3` .}}\" .}} ~ 1",
            })
    void values(String template, String expected) {
        assertThat(Templates.run(template.replace('⏎', '\n'))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{{ ~ template: t:1: unclosed action",
                "a⏎{{ x }} ~ template: t:2: function \"x\" not defined",
                "{{ $x }} ~ template: t:1: undefined variable \"$x\"",
                "{{ /* x */ }} ~ template: t:1: unexpected \"/\" in command",
                "{{ .a-b }} ~ template: t:1: bad character U+002D '-'",
                "{{ \"a }} ~ template: t:1: unterminated quoted string",
                "{{ 08 }} ~ template: t:1: integer overflow: \"08\"",
                "{{ 1 | 2 }} ~ template: t:1: non executable command in pipeline stage 2",
                "{{ if }}{{end}} ~ template: t:1: missing value for if",
                "{{ if 1 }} ~ template: t:1: unexpected EOF",
                "{{ end }} ~ template: t:1: unexpected {{end}}",
                "{{ break }} ~ template: t:1: {{break}} outside {{range}}",
                "{{ (1 }} ~ template: t:1: unclosed left paren",
                "{{ 1) }} ~ template: t:1: unexpected right paren",
                "{{ print 1⏎}⏎} ~ template: t:2: unexpected \"}\" in operand",
                "{{ range $a, $b, $c := 1 }}{{end}} ~ template: t:1: too many declarations in range",
                "{{ print \"a\"\"b\" }} ~ template: t:1: unexpected \"\\\"b\\\"\" in operand",
                "{{define \"a\"}}1{{end}}{{define \"a\"}}2{{end}} ~ template: t:1: template: multiple definition of template \"a\"",
                "{{if 1}}{{define \"a\"}}{{end}}{{end}} ~ template: t:1: unexpected <define> in command",
                "{{ true.x }} ~ template: t:1: unexpected . after term \"true\"",
            })
    void parseErrors(String template, String expected) {
        assertThat(Templates.run(template.replace('⏎', '\n'))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{{ .nope.x }} ~ 1:8: executing \"t\" at <.nope.x>: nil pointer evaluating interface {}.x",
                "{{ .name.x }} ~ 1:8: executing \"t\" at <.name.x>: can't evaluate field x in type interface {}",
                "{{ $x := 1 }}{{ $x.y }} ~ 1:18: executing \"t\" at <$x.y>: can't evaluate field y in type int",
                "é{{ upper 5 }} ~ 1:11: executing \"t\" at <5>: expected string; found 5",
                "{{ upper nil }} ~ 1:9: executing \"t\" at <nil>: cannot assign nil to string",
                "{{ upper .one }} ~ 1:9: executing \"t\" at <.one>: wrong type for value; expected string; got int",
                "{{ .nope | upper }} ~ 1:11: executing \"t\" at <upper>: invalid value; expected string",
                "{{ upper }} ~ 1:3: executing \"t\" at <upper>: wrong number of args for upper: want 1 got 0",
                "{{ printf }} ~ 1:3: executing \"t\" at <printf>: wrong number of args for printf: want at least 1 got 0",
                "{{ repeat 2.5 \"a\" }} ~ 1:10: executing \"t\" at <2.5>: expected integer; found 2.5",
                "{{ .name 1 }} ~ 1:3: executing \"t\" at <.name>: name is not a method but has arguments",
                "{{ 1 2 }} ~ 1:3: executing \"t\" at <1>: can't give argument to non-function 1",
                "{{ nil }} ~ 1:3: executing \"t\" at <nil>: nil is not a command",
                "{{ eq 1 1.0 }} ~ 1:3: executing \"t\" at <eq 1 1.0>: error calling eq: incompatible types for comparison: int and float64",
                "{{ range .name }}{{end}} ~ 1:9: executing \"t\" at <.name>: range can't iterate over abc",
                "{{ range $a, $b := 3 }}{{end}} ~ 1:19: executing \"t\" at <3>: can't use 3 to iterate over more than one variable",
                "{{ index .list 9 }} ~ 1:3: executing \"t\" at <index .list 9>: error calling index: index out of range: 9",
                "{{ template \"x\" }} ~ 1:12: executing \"t\" at <{{template \"x\"}}>: template \"x\" not defined",
                "{{ $y = 1 }} ~ 1:8: executing \"t\" at <1>: undefined variable: $y",
                "{{ 9223372036854775808 }} ~ 1:3: executing \"t\" at <9223372036854775808>: 9223372036854775808 overflows int",
                "{{ fail (print \"a\" 1) }} ~ 1:3: executing \"t\" at <fail (print \"a\" 1)>: error calling fail: a1",
            })
    void executionErrors(String template, String expected) {
        assertThat(Templates.run(template.replace('⏎', '\n'))).isEqualTo("template: t:" + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{{ .nope }} ~ template: t:1:3: executing \"t\" at <.nope>: map has no entry for key \"nope\"",
                "{{ .nothing }} ~ <no value>",
            })
    void missingKeysCanBeErrors(String template, String expected) {
        assertThat(Templates.run(template, RenderOptions.defaults().withMissingKeyIsError(true)))
                .isEqualTo(expected);
    }
}
