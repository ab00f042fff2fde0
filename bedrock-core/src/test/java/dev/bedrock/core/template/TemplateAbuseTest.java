package dev.bedrock.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.testing.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates written to break out, or to cost more than anybody wants to pay. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TemplateAbuseTest {
    @TempDir
    Path directory;

    private Templates templates(String template) {
        Directories.write(directory, Map.of("t/main.yaml", template));
        return Templates.in(FileTree.open(directory), "t");
    }

    private BedrockException failure(String template) {
        Templates templates = templates(template);
        BedrockException e =
                catchThrowableOfType(BedrockException.class, () -> templates.render("main.yaml", Map.of("text", "x")));
        assertThat(e).as("the error of %s", template).isNotNull();
        return e;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for i in range(100000001) %}x{% endfor %}",
                "{{ range(100000000) | length }}",
                "{{ range(0, 100000000, 1) }}",
                "{% for a in range(1000) %}{% for b in range(1000) %}{% for c in range(1000) %}{% endfor %}{% endfor %}{% endfor %}",
                "{% for a in range(10000) %}{% for b in range(1000) %}xxxxxxxxxx{% endfor %}{% endfor %}",
                "{{ 'x' | indent(100000000) }}",
                "{{ 'a\nb' | indent(9999) | indent(9999) | replace(' ', '          ') | replace(' ', '          ') }}",
                "{{ 1.5 | round(1000000000) }}",
                "{{ [1] | batch(100000000, 'x') | list }}",
                "{{ [1] | slice(100000000) | list }}",
                "{% set s = 'x' %}{% set ns = namespace(s='xxxxxxxxxx') %}{% for i in range(60) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
                "{% set ns = namespace(s='xxxxxxxxxx') %}{% for i in range(60) %}{% set ns.s = ns.s + ns.s %}{% endfor %}",
                "{% set ns = namespace(l=[1, 2]) %}{% for i in range(60) %}{% set ns.l = ns.l + ns.l %}{% endfor %}",
                "{% set ns = namespace(s='aaaaaaaaaa') %}{% for i in range(60) %}{% set ns.s = ns.s.replace('a', 'aaaaaaaaaa') %}{% endfor %}",
                "{% set ns = namespace(s='aaaaaaaaaa') %}{% for i in range(60) %}{% set ns.s = ns.s | replace('a', 'aaaaaaaaaa') %}{% endfor %}",
                "{% set ns = namespace(l=['a', 'b']) %}{% for i in range(60) %}{% set ns.l = [ns.l | join('xxxxxxxxxx'), ns.l | join('y')] %}{% endfor %}",
                "{% set ns = namespace(l=['a']) %}{% for i in range(60) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}{{ ns.l }}",
                "{% set ns = namespace(l=['a']) %}{% for i in range(60) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}{{ [ns.l] | unique }}",
                "{% set big %}{% for i in range(99999) %}xxxxxxxxxxxxxxxxxxxx{% endfor %}{% endset %}{{ big | upper }}",
                "{% macro m(n) %}{% for i in range(99999) %}{{ i * 1000000007 }}{% endfor %}{% endmacro %}{{ m(1) }}{{ m(1) }}{{ m(1) }}{{ m(1) }}{{ m(1) }}{{ m(1) }}",
            })
    void whatCostsTooMuchIsALimit(String template) {
        long start = System.nanoTime();

        assertThat(failure(template)).isInstanceOf(LimitExceededException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ text.class }}",
                "{{ text.getClass() }}",
                "{{ text['class'] }}",
                "{{ text.bytes }}",
                "{{ ''.__class__ }}",
                "{{ [].getClass().forName('java.lang.Runtime') }}",
                "{{ {}.entrySet() }}",
                "{{ range.class }}",
                "{{ namespace().getClass() }}",
                "{{ loop }}",
                "{{ ____int3rpr3t3r____ }}",
                "{{ ____int3rpr3t3r____.getConfig() }}",
                "{{ text | attr('class') }}",
                "{{ text | render }}",
                "{{ '{{ 1 }}' | render }}",
                "{{ text | fromyaml }}",
                "{{ text | pprint }}",
                "{{ text | random }}",
                "{{ today() }}",
                "{{ unixtimestamp() }}",
                "{{ context.getClass() }}",
                "{% do text.x() %}",
                "{% for c in text.class %}{% endfor %}",
                "{% for a, b in [text] %}{% endfor %}",
                "{{ filter:upper.filter(text, ____int3rpr3t3r____) }}",
                "{{ exptest:defined.class }}",
                "{{ lipsum() }}",
                "{{ cycler('a').next() }}",
                "{{ 'x' | map('attr', 'class') }}",
                "{{ ['x'] | map(attribute='class') | list }}",
                "{{ ['x'] | map('render') | list }}",
                "{{ ['x'] | select('nope') | list }}",
                "{{ ['x', 'y'] | sort(attribute='class') }}",
                "{{ ['x'] | groupby('class') }}",
                "{{ ['x'] | sum(attribute='class') }}",
            })
    void thereIsNoWayToJava(String template) {
        assertThat(failure(template).problems()).hasSize(1).first().satisfies(problem -> {
            assertThat(problem.code()).startsWith("CORE-07");
            assertThat(problem.message()).doesNotContain("java.").doesNotContain("hubspot");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.yaml",
                "/etc/passwd",
                "a/../../secret.yaml",
                "link.yaml",
                "links/secret.yaml",
                "..\\secret",
                "a\u0000b"
            })
    void nothingOutsideOfTheFolderIsRead(String path) throws IOException {
        Directories.write(directory, Map.of("secret.yaml", "password", "t/keep", ""));
        Files.createSymbolicLink(directory.resolve("t/link.yaml"), directory.resolve("secret.yaml"));
        Files.createSymbolicLink(directory.resolve("t/links"), directory);

        for (String statement : new String[] {"include", "extends", "import"}) {
            String as = statement.equals("import") ? "' as m %}" : "' %}";
            BedrockException e = failure("{% " + statement + " '" + path.replace("\\", "\\\\") + as);
            assertThat(e.getMessage()).startsWith("t/main.yaml:1").doesNotContain("password");
        }
    }

    @Test
    void leavingTheFolderIsDenied() {
        assertThat(failure("{% include '../secret.yaml' %}")).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void cyclesAreErrors() {
        Directories.write(directory, """
                === t/a.yaml
                {% include 'b.yaml' %}
                === t/b.yaml
                {% include 'a.yaml' %}
                === t/ea.yaml
                {% extends 'eb.yaml' %}
                === t/eb.yaml
                {% extends 'ea.yaml' %}
                === t/ia.yaml
                {% import 'ib.yaml' as x %}
                === t/ib.yaml
                {% import 'ia.yaml' as x %}
                === t/fa.yaml
                {% from 'fb.yaml' import x %}
                === t/fb.yaml
                {% from 'fa.yaml' import x %}
                """);
        for (String template : new String[] {
            "{% include 'main.yaml' %}",
            "{% include 'a.yaml' %}",
            "{% extends 'ea.yaml' %}",
            "{% import 'ia.yaml' as x %}",
            "{% from 'fa.yaml' import x %}",
            "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
            "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}",
        }) {
            assertThat(failure(template).problems().get(0).code()).as(template).isEqualTo("CORE-0704");
        }
    }

    @Test
    void deepNestingIsALimit() {
        String deep = "(".repeat(50_000) + "1" + ")".repeat(50_000);
        assertThat(failure("{{ " + deep + " }}")).isInstanceOf(LimitExceededException.class);
        assertThat(failure("{% if true %}".repeat(20_000) + "{% endif %}".repeat(20_000)))
                .isInstanceOf(LimitExceededException.class);
        for (int i = 0; i < 60; i++) {
            Directories.write(directory, Map.of("t/p" + i, "{% include 'p" + (i + 1) + "' %}"));
        }
        assertThat(failure("{% include 'p0' %}")).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void hugeTemplatesAreRefusedAndLargeOnesAreFast() {
        assertThat(failure("x".repeat(1_000_001))).isInstanceOf(LimitExceededException.class);
        assertThat(templates("{{ text }}\n".repeat(50_000)).render("main.yaml", Map.of("text", "y")))
                .hasSize(100_000);
    }

    @Test
    void aRenderEndsAtItsDeadline() {
        Templates templates = templates(
                        "{% for a in range(90000) %}{% for b in range(90000) %}{{ b | string | upper }}{% endfor %}{% endfor %}")
                .withLimits(TemplateLimits.defaults()
                        .withTime(Duration.ofMillis(300))
                        .withSteps(Integer.MAX_VALUE));
        long start = System.nanoTime();

        assertThatThrownBy(() -> templates.render("main.yaml", Map.of()))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageStartingWith("t/main.yaml:1: error CORE-0708: the template takes longer than 300 ms");
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(300L, 3_000L);
    }

    @Test
    void anInterruptEndsARender() {
        Templates templates = templates("{% for a in range(90000) %}{{ a }}{% endfor %}");
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> templates.render("main.yaml", Map.of())).isInstanceOf(UnavailableException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void oneBrokenTemplateLeavesTheNextAlone() {
        failure("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}");
        failure("{{ nope }}");

        assertThat(templates("{% macro m() %}ok{% endmacro %}{{ m() }}").render("main.yaml", Map.of()))
                .isEqualTo("ok");
    }
}
