package dev.bedrock.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.testing.Directories;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {
    @TempDir
    Path directory;

    private static Map<String, ?> values() {
        Map<String, @Nullable Object> web = new LinkedHashMap<>();
        web.put("name", "shop");
        web.put("replicas", 3);
        web.put("ratio", 0.5);
        web.put("debug", false);
        web.put("nothing", null);
        web.put("hosts", List.of("a.example", "b.example"));
        web.put("labels", new LinkedHashMap<>(Map.of("tier", "web")));
        web.put("evil", "{{ config.name }}{% set x = 1 %}");
        return Map.of("config", web);
    }

    private String render(String template) {
        Directories.write(directory, Map.of("t/main.yaml", template));
        return Templates.in(FileTree.open(directory), "t").render("main.yaml", values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "{{ config.name }} => shop",
                "{{config.name}} => shop",
                "{{ 1+1 }} {{ config.replicas+1 }} {{ config.replicas-1 }} {{ -1 }} {{ 2*3 }} => 2 4 2 -1 6",
                "{{ 7//2 }} {{ 7%4 }} {{ 2**3 }} {{ 10/5 }} => 3 3 8 2.0",
                "{{ config.ratio }} {{ config.debug }} {{ true }} [{{ config.nothing }}] => 0.5 false true []",
                "{{ config.hosts }} {{ config.labels }} => [\"a.example\",\"b.example\"] {\"tier\":\"web\"}",
                "{{ {'a': {'b': 1}} }} => {\"a\":{\"b\":1}}",
                "{{ config['name'] }} {{ config.hosts[0] }} {{ config.hosts[-1] }} {{ config.name[1] }} => shop a.example b.example h",
                "{{ config.hosts[0:1] }} => [\"a.example\"]",
                "{{ config.evil }} => {{ config.name }}{% set x = 1 %}",
                "{{ config.nope | default('x') }} {{ config.a.b | d('y') if false else 'z' }} => x z",
                "{{ config.nothing is defined }} {{ config.nope is defined }} {{ config.nope is undefined }} => true false true",
                "{{ 'a' if config.nope is defined and config.nope.x else 'b' }}{{ '{{ 1 }}' }}{{ '%}' }} => b{{ 1 }}%}",
                "{% if config.nope is not defined or config.nope.x %}a{% elif config.nope %}b{% endif %} => a",
                "{{ (-7) // 2 }} {{ -7 + 10 }} {{ 5 - -1 }} => -4 3 6",
                "{{ config.nothing is none }} {{ '' | default('e', true) }} => true e",
                "{{ 'yes' if config.replicas > 2 else 'no' }} => yes",
                "{{ 'a' ~ config.replicas ~ true }} {{ 'x' + 'y' }} => a3true xy",
                "{{ 'a.example' in config.hosts }} {{ 'tier' in config.labels }} {{ 'z' not in config.name }} => true true true",
                "{% for k in config.labels %}{{ k }}{% endfor %} => tier",
                "{% for k, v in config.labels.items() %}{{ k }}={{ v }}{% endfor %} => tier=web",
                "{% for h in config.hosts if h != 'a.example' %}{{ loop.index }}{{ h }}{% endfor %} => 1b.example",
                "{% for h in [] %}x{% else %}none{% endfor %} => none",
                "{% for h in config.hosts %}{{ h }}{{ ',' if not loop.last }}{% endfor %} => a.example,b.example",
                "{% for i in range(3) %}{{ i }}{% endfor %} => 012",
                "{% set a = 1 %}{{ a }}{% set b, c = 2, 3 %}{{ b }}{{ c }} => 123",
                "{% set block %}[{{ config.name }}]{% endset %}{{ block }} => [shop]",
                "{% set ns = namespace(n=1) %}{% for i in [1, 2] %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }} => 4",
                "{% macro m(a, b='d') %}{{ a }}-{{ b }}{% endmacro %}{{ m('x') }} {{ m('y', b='z') }} => x-d y-z",
                "{% raw %}{{ not.here }}{% endraw %} => {{ not.here }}",
                "a{# gone {{ nope }} #}b => ab",
                "{{ config.name | upper }} {{ config.hosts | join(', ') }} {{ config.hosts | length }} => SHOP a.example, b.example 2",
                "{{ config.hosts | map('upper') | join }} {{ [3, 1, 2] | sort | first }} => A.EXAMPLEB.EXAMPLE 1",
                "{{ [{'n': 1, 'on': true}, {'n': 2, 'on': false}] | selectattr('on') | map(attribute='n') | list }} => [1]",
                "{{ [{'n': 2}, {'n': 1}] | sort(attribute='n') }} {{ [1, 2] | sort(reverse=true) }} => [{\"n\":1},{\"n\":2}] [2,1]",
                "{{ [{'n': 2}, {'m': 1}] | selectattr('n', 'defined') | list }} => [{\"n\":2}]",
                "{{ config.labels | tojson }} {{ config.name | quote }} {{ 'a\"b' | quote }} => {\"tier\":\"web\"} \"shop\" \"a\\\"b\"",
                "{{ config.name | b64encode }} {{ 'c2hvcA==' | b64decode }} => c2hvcA== shop",
                "{{ 'A'.lower() }} {{ ' a '.strip() }} {{ 'a-b'.split('-') }} {{ 'ab'.replace('a', 'c') }} {{ '-'.join(config.hosts) }} => a a [\"a\",\"b\"] cb a.example-b.example",
                "{{ config.get('nope', 'x') }} {{ config.labels.keys() }} => x [\"tier\"]",
                "{{ 'it''s' }} => it''s",
            })
    void expressionsMeanWhatTheyMeanInJinja(String template, String expected) {
        assertThat(render(template.replace("it''s'", "it\\'s'"))).isEqualTo(expected.replace("''", "'"));
    }

    @Test
    void linesOfStatementsLeaveNothingBehind() {
        assertThat(render("""
                list:
                  {% for h in config.hosts %}
                  - {{ h }}
                  {% endfor %}
                  {# a comment #}
                {% if config.debug %}
                debug: true
                {% endif %}
                end: 1
                """)).isEqualTo("""
                list:
                  - a.example
                  - b.example
                end: 1
                """);
    }

    @Test
    void blanksCanBeKeptAndRemoved() {
        assertThat(render("a\n{% if true +%}\nb{% endif %}\n  {%+ if true %}c{% endif %}\n"))
                .isEqualTo("a\n\nb  c");
        assertThat(render("a  {%- if true -%}  b  {%- endif -%}  c")).isEqualTo("abc");
        assertThat(render("{% if true %}\r\nx\r\n{% endif %}\r\n")).isEqualTo("x\r\n");
    }

    @Test
    void yamlIsIndentedWhereItIsPut() {
        assertThat(
                        render(
                                "labels:\n  {{ config.labels | toyaml | indent(2) }}\nhosts:\n{{ config.hosts | toyaml | indent(2, first=true) }}\n"))
                .isEqualTo("labels:\n  tier: web\nhosts:\n  - a.example\n  - b.example\n");
    }

    @Test
    void templatesIncludeExtendAndImportEachOther() {
        Directories.write(directory, """
                === t/parts/head.yaml
                name: {{ config.name }}-{{ suffix }}
                === t/base.yaml
                kind: {% block kind %}Base{% endblock %}

                {% block body %}
                {% endblock %}
                === t/macros.yaml
                {% macro label(v) %}app: {{ v }}{% endmacro %}
                {% set fixed = 7 %}
                """);
        assertThat(render("{% set suffix = 'x' %}{% include 'parts/head.yaml' %}"))
                .isEqualTo("name: shop-x\n");
        assertThat(render("{% set suffix = 'x' %}{% include 'parts/' ~ 'head' + '.yaml' %}"))
                .isEqualTo("name: shop-x\n");
        assertThat(render("{% extends 'base.yaml' %}{% block kind %}{{ super() }}Mine{% endblock %}"))
                .isEqualTo("kind: BaseMine\n");
        assertThat(render("{% import 'macros.yaml' as m %}{{ m.label('a') }} {{ m.fixed }}"))
                .isEqualTo("app: a 7");
        assertThat(render("{% from 'macros.yaml' import label as l %}{{ l(config.name) }}"))
                .isEqualTo("app: shop");
    }

    @Test
    void theSameTemplateIsUsedByManyThreads() {
        Directories.write(directory, Map.of("t/main.yaml", "{% for i in range(50) %}{{ i }}{{ n }}{% endfor %}"));
        Templates templates = Templates.in(FileTree.open(directory), "t");
        List<String> rendered = java.util.stream.IntStream.range(0, 200)
                .parallel()
                .mapToObj(n -> templates.render("main.yaml", Map.of("n", n)))
                .toList();

        for (int n = 0; n < rendered.size(); n++) {
            assertThat(rendered.get(n)).isEqualTo(templates.render("main.yaml", Map.of("n", n)));
        }
    }

    @Test
    void aLineOfTheOutputLeadsBackToItsTemplate() {
        Directories.write(directory, Map.of("t/part.yaml", "p: 1\nq: 2\n"));
        String output =
                render("a: 1\n{% for h in config.hosts %}\n- {{ h }}\n{% endfor %}\n{% include 'part.yaml' %}\nz: 1\n");
        assertThat(output).isEqualTo("a: 1\n- a.example\n- b.example\np: 1\nq: 2\nz: 1\n");
        Templates templates = Templates.in(FileTree.open(directory), "t");

        assertThat(List.of(1, 2, 3, 5, 6))
                .map(line -> templates
                        .placeOf("main.yaml", values(), output, line)
                        .orElseThrow()
                        .toString())
                .containsExactly("t/main.yaml:1", "t/main.yaml:3", "t/main.yaml:3", "t/part.yaml:2", "t/main.yaml:6");
        assertThat(templates.placeOf("main.yaml", values(), "something else", 1))
                .isEmpty();
    }

    @Test
    void onlyPlainDataIsGivenToTemplates() {
        Directories.write(directory, Map.of("t/main.yaml", "x"));
        Templates templates = Templates.in(FileTree.open(directory), "t");

        assertThatThrownBy(() -> templates.render("main.yaml", Map.of("a", new Object())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
