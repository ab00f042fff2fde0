package dev.bedrock.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bedrock.core.diagnostic.BedrockException;
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

class TemplateErrorsTest {
    @TempDir
    Path directory;

    private String error(String template) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("name", "shop");
        config.put("nothing", null);
        config.put("hosts", List.of("a"));
        Directories.write(directory, Map.of("t/main.yaml", template));
        Templates templates = Templates.in(FileTree.open(directory), "t");
        BedrockException e = catchThrowableOfType(
                BedrockException.class, () -> templates.render("main.yaml", Map.of("config", config)));
        assertThat(e).as("the error of %s", template).isNotNull();
        return String.valueOf(e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "{{ config.nmae }} => CORE-0702: 'config.nmae' is not defined (did you mean 'name'?)",
                "{{ confg.name }} => CORE-0702: 'confg' is not defined (did you mean 'config'?)",
                "{{ config.a.b }} => CORE-0702: 'config.a' is not defined",
                "{{ config.nothing.x }} => CORE-0702: 'config.nothing.x' is not defined",
                "{{ config['nmae'] }} => CORE-0702: 'config.nmae' is not defined",
                "{{ config.hosts[3] }} => CORE-0702: 'config.hosts.3' is not defined",
                "{{ 'a' ~ config.nmae }} => CORE-0702: 'config.nmae' is not defined",
                "{{ config.nmae + 1 }} => CORE-0702: 'config.nmae' is not defined",
                "{{ config.nmae == 'x' }} => CORE-0702: 'config.nmae' is not defined",
                "{{ 'a' in config.nope }} => CORE-0702: 'config.nope' is not defined",
                "{{ config.nope in ['a'] }} => CORE-0702: 'config.nope' is not defined",
                "{{ not config.nope }} => CORE-0702: 'config.nope' is not defined",
                "{{ config.nope | upper }} => CORE-0702: 'config.nope' is not defined",
                "{{ 'a' | replace(config.nope, 'b') }} => CORE-0702: 'config.nope' is not defined",
                "{{ 'a' if config.nope else 'b' }} => CORE-0702: 'config.nope' is not defined",
                "{{ [config.nope] }} => CORE-0702: 'config.nope' is not defined",
                "{{ config.nope or 'x' }} => CORE-0702: 'config.nope' is not defined",
                "{{ config.nope.upper() }} => CORE-0702: 'config.nope' is not defined",
                "{% if config.nope %}x{% endif %} => CORE-0702: 'config.nope' is not defined",
                "{% for x in config.nope %}x{% endfor %} => CORE-0702: 'config.nope' is not defined",
                "{% include config.nope %} => CORE-0702: 'config.nope' is not defined",
                "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(config.nope) }} => CORE-0702: 'config.nope' is not defined",
                "{{ [{'a': 1}] | selectattr('b') | list }} => CORE-0702: 'b' is not defined",
                "{{ config.name | uper }} => CORE-0707: there is no filter 'uper' (did you mean 'upper'?)",
                "{{ config.name | center(9) }} => CORE-0707: there is no filter 'center'",
                "{{ config.name is sting }} => CORE-0707: there is no test 'sting' (did you mean 'string'?)",
                "{{ rnage(3) }} => CORE-0707: there is no function or macro 'rnage' (did you mean 'range'?)",
                "{{ config.name.foo() }} => CORE-0707: there is no method 'foo'",
                "{{ config.hosts.append('x') }} => CORE-0707: there is no method 'append'",
                "{% fro x in [1] %}{% endfor %} => CORE-0707: there is no statement 'fro' (did you mean 'for'?)",
                "{% with a = 1 %}{% endwith %} => CORE-0707: there is no statement 'with'",
                "{% set config.x = 1 %} => CORE-0706: 'config.x' cannot be set",
                "{% for a, b in config.hosts %}{% endfor %} => CORE-0706: an item cannot be taken apart",
                "{% for a in 5 %}{% endfor %} => CORE-0706: a loop needs a list or mapping, found '5'",
                "{% for a %}{% endfor %} => CORE-0701: a loop is written",
                "{{ config.name => CORE-0701: the expression is not closed ('}}' is missing)",
                "{% if true  => CORE-0701: the statement is not closed ('%}' is missing)",
                "{# x => CORE-0701: the comment is not closed ('#}' is missing)",
                "{{ 'abc }} => CORE-0701: a text in quotes is not closed",
                "{% raw %} x => CORE-0701: the raw is not closed",
                "{% if true %} x => CORE-0701:",
                "{% endfor %} => CORE-07",
                "{% if true %}{% endfor %} => CORE-0701:",
                "{{ 1 + }} => CORE-0701:",
                "{{ a b }} => CORE-0701:",
                "{{ config.name | round(2) }} => CORE-0706:",
                "{{ [1] | sort(attribut='x') }} => CORE-0707: there is no argument of 'sort' 'attribut' (did you mean 'attribute'?)",
                "{{ 1 // 0 }} => CORE-0706:",
                "{{ 'x' | b64decode | b64decode }} => CORE-0706: the text is not Base64",
                "{% include 'nope.yaml' %} => CORE-0703: there is no template 'nope.yaml' in t",
                "{% macro m() %}x{% endmacro %}{{ m }} => CORE-0702: 'm' is not defined",
            })
    void errorsSayWhatIsWrong(String template, String expected) {
        assertThat(error("# a line\n\n" + template)).startsWith("t/main.yaml:3").contains("error " + expected);
    }

    @Test
    void placesAreThoseOfTheTemplateWhateverIsDroppedBeforeThem() {
        assertThat(error("""
                {% for h in config.hosts %}
                {# a comment
                   of two lines #}
                {% if true %}
                  {% set x = [1,
                    2] %}
                {{ config.nope }}
                {% endif %}
                {% endfor %}
                """)).startsWith("t/main.yaml:7: error CORE-0702");
        assertThat(error("a\n{% raw %}\n{{ x }}\n{% endraw %}\n\n{{ config.nope }}\n"))
                .startsWith("t/main.yaml:6:");
        assertThat(error("a\r\n{% if true %}\r\n{{ config.nope }}\r\n{% endif %}\r\n"))
                .startsWith("t/main.yaml:3:");
        assertThat(error("a\n{% if true %}\n{% if config.nope %}\n{% endif %}{% endif %}"))
                .startsWith("t/main.yaml:3:");
        assertThat(error("a\n{% if false %}\n\n{% elif config.nope %}\n{% endif %}"))
                .startsWith("t/main.yaml:4:");
    }

    @Test
    void errorsInOtherTemplatesAreThere() {
        Directories.write(directory, """
                === t/part.yaml
                a: 1

                b: {{ config.nope }}
                === t/broken.yaml
                a: 1
                {% if %
                === t/macros.yaml

                {% macro m(x) %}
                {{ x.nope }}
                {% endmacro %}
                === t/base.yaml
                {% block a %}{% endblock %}

                {{ config.nope }}
                === t/outer.yaml

                {% include 'part.yaml' %}
                """);
        assertThat(error("x\n{% include 'part.yaml' %}")).startsWith("t/part.yaml:3: error CORE-0702");
        assertThat(error("x\n{% include 'outer.yaml' %}")).startsWith("t/part.yaml:3: error CORE-0702");
        assertThat(error("x\n{% include 'broken.yaml' %}")).startsWith("t/broken.yaml:2:1: error CORE-0701");
        assertThat(error("{% import 'macros.yaml' as l %}\n{{ l.m(config) }}"))
                .startsWith("t/macros.yaml:3: error CORE-0702");
        assertThat(error("{% from 'macros.yaml' import m %}\n{{ m(config) }}"))
                .startsWith("t/macros.yaml:3: error CORE-0702");
        assertThat(error("{% extends 'base.yaml' %}\n{% block a %}x{% endblock %}"))
                .startsWith("t/base.yaml:3: error CORE-0702");
        assertThat(error("{% extends 'base.yaml' %}\n{% block a %}\n{{ config.nope }}{% endblock %}"))
                .contains("is not defined");
        assertThat(error("{% include 'part.yaml' %}")).doesNotContain(directory.toString());
    }
}
