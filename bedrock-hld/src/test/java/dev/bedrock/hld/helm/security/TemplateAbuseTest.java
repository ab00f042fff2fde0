package dev.bedrock.hld.helm.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.hld.helm.engine.EmbeddedHelm;
import dev.bedrock.hld.helm.gotemplate.RenderOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Family 9: templates that do not end, grow, or look around. */
@Timeout(60)
class TemplateAbuseTest {
    private static final RenderOptions SMALL = RenderOptions.defaults()
            .withMaxSteps(1_000_000)
            .withMaxOutput(1 << 20)
            .withTimeout(Duration.ofSeconds(20));

    /** Twice itself, thirty times over: small, but endless when it is written out. */
    private static final String DOUBLED = "{{ $x := list 1 }}{{ range until 30 }}{{ $x = list $x $x }}{{ end }}"
            + "{{ $d := dict \"k\" 1 }}{{ range until 30 }}{{ $d = dict \"a\" $d \"b\" $d }}{{ end }}\n";

    private static final String CIRCLE =
            "{{ $c := dict }}{{ $_ := set $c \"self\" $c }}{{ $_ := set $c \"other\" $c }}\n";

    @TempDir
    Path directory;

    private AttackedChart chart;

    @BeforeEach
    void writeChart() {
        chart = new AttackedChart(directory);
    }

    private static EmbeddedHelm limited(RenderOptions limits) {
        return EmbeddedHelm.builder().limits(limits).build();
    }

    private void stopsAt(String template, String place) {
        chart.template(template);
        assertThat(chart.refused(limited(SMALL)))
                .isInstanceOf(LimitExceededException.class)
                .satisfies(e ->
                        assertThat(e.problems().get(0).location()).asString().startsWith(place));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repeat 100000000 \"ab\"",
                "repeat 9223372036854775807 \"ab\"",
                "until 100000000",
                "until 9223372036854775807",
                "untilStep 0 9223372036854775807 1",
                "seq 0 1 9000000000000",
                "indent 1000000000 \"a\"",
                "nindent 1000000000 \"a\"",
                "randAlpha 1000000000",
                "randBytes 1000000000",
                "replace \"\" (repeat 100000 \"x\") (repeat 100000 \"y\")",
                "replace \"y\" (repeat 100000 \"x\") (repeat 100000 \"y\")",
                "regexReplaceAll \"y\" (repeat 100000 \"y\") (repeat 100000 \"x\")",
                "regexReplaceAllLiteral \"\" (repeat 100000 \"y\") (repeat 100000 \"x\")",
                "regexMatch \"(x?){500}y\" (repeat 60000000 \"x\")",
                "regexFindAll \"x\" (repeat 60000000 \"x\") -1",
                "wrapWith 1 (repeat 100000 \"x\") (repeat 100000 \"y\")",
                "join (repeat 100000 \"x\") (until 100000)",
                "splitList \"\" (repeat 60000000 \"x\")",
                "printf (repeat 1000 \"%1000000[1]d\") 1",
                "printf (repeat 1000 \"%[1]s\") (repeat 1000000 \"x\")",
                "print (repeat 60000000 \"x\") (repeat 60000000 \"x\")",
                "cat (repeat 60000000 \"x\") (repeat 60000000 \"x\")",
            })
    void aSingleCallCannotMakeMuchOfLittle(String call) {
        stopsAt("\n{{ $x := " + call + " }}", "c/templates/a.yaml:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "toYaml",
                "toYamlPretty",
                "toJson",
                "toPrettyJson",
                "toRawJson",
                "toToml",
                "deepCopy",
                "print",
                "printf \"%v\"",
                "printf \"%#v\"",
                "quote",
                "squote",
                "toString",
                "cat \"a\"",
                "html",
                "deepEqual (list 1)",
                "uniq",
                "sha256sum | print",
            })
    void sharedAndCircularValuesEndEveryFunction(String function) {
        for (String value : new String[] {"$x", "(list $d)", "(list $c)", "$d", "$c"}) {
            chart.template(DOUBLED + CIRCLE + "a: {{ len (" + value + " | " + function + ") }}");

            chart.refused(limited(SMALL));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ $x }}",
                "{{ $d }}",
                "{{ $c }}",
                "{{ merge $d (deepCopy $d) }}",
                "{{ mergeOverwrite $c (dict \"self\" $c) }}"
            })
    void sharedAndCircularValuesEndWhenPrintedOrMerged(String action) {
        chart.template(DOUBLED + CIRCLE + action);

        chart.refused(limited(SMALL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ $t := \"xx\" }}{{ range until 100 }}{{ $t = printf \"%s%s\" $t $t }}{{ end }}",
                "{{ $l := list 1 2 }}{{ range until 100 }}{{ $l = concat $l $l }}{{ end }}",
                "{{ $t := \"x\" }}{{ range until 100 }}{{ $t = b64enc $t | b64enc | b64enc }}{{ end }}",
                "{{ range until 100000 }}{{ range until 100000 }}x{{ end }}{{ end }}",
                "{{ range until 100000 }}{{ $x := until 1000 }}{{ end }}",
                "{{ define \"a\" }}{{ template \"b\" . }}{{ end }}{{ define \"b\" }}{{ template \"a\" . }}{{ end }}{{ template \"a\" }}",
                "{{ range until 100000 }}{{ $x := tpl (repeat 1000 \"{{ 1 }}\") $ }}{{ end }}",
            })
    void growthEndsAtTheBudget(String template) {
        stopsAt(template, "c/templates/a.yaml:1");
    }

    @Test
    void budgetsAreForAllFilesTogether() {
        for (int i = 0; i < 40; i++) {
            chart.file("templates/t" + i + ".yaml", "a: {{ repeat 100000 \"x\" }}");
        }
        assertThat(chart.refused(limited(SMALL))).isInstanceOf(LimitExceededException.class);

        for (int i = 0; i < 40; i++) {
            chart.file("templates/t" + i + ".yaml", "{{ range until 20000 }}{{ $x := 1 }}{{ end }}");
        }
        assertThat(chart.refused(limited(SMALL))).isInstanceOf(LimitExceededException.class);
        chart.render();
    }

    @Test
    void timeIsBounded() {
        chart.template("{{ range until 5000000 }}{{ range until 1000 }}{{ end }}{{ end }}");
        RenderOptions brief =
                RenderOptions.defaults().withMaxSteps(Long.MAX_VALUE).withTimeout(Duration.ofMillis(300));

        assertThat(chart.refused(limited(brief)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("time is up");
    }

    @Test
    void keysAndCertificatesAreCharged() {
        chart.template("{{ range until 1000 }}{{ $x := genCA \"ca\" 365 }}{{ end }}");

        assertThat(chart.refused(limited(SMALL))).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void hardPasswordsAreCharged() {
        chart.template("{{ range until 1000 }}{{ $x := derivePassword 1 \"long\" \"p\" \"u\" \"s\" }}{{ end }}");

        assertThat(chart.refused(limited(SMALL))).isInstanceOf(LimitExceededException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ define \"r\" }}{{ include \"r\" . }}{{ end }}{{ include \"r\" . }}",
                "{{ define \"r\" }}{{ template \"r\" . }}{{ end }}{{ template \"r\" . }}",
                "{{ define \"r\" }}{{ tpl \"{{ include \\\"r\\\" . }}\" . }}{{ end }}{{ include \"r\" . }}",
                "{{ $_ := set .Values \"t\" \"{{ tpl .Values.t . }}\" }}{{ tpl .Values.t . }}",
            })
    void recursionEnds(String template) {
        chart.template(template);

        chart.refused();
    }

    @Test
    void nestingOfTemplatesIsBoundedWhenParsed() {
        chart.template("{{ if 1 }}".repeat(100_000) + "{{ end }}".repeat(100_000));
        chart.refused();

        chart.template("{{ " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " }}");
        chart.refused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"env \"PATH\"", "expandenv \"$PATH\""})
    void theEnvironmentIsNotThere(String call) {
        chart.template("a: {{ " + call + " }}");

        assertThat(chart.refused()).hasMessageContaining("not defined");
    }

    @Test
    void theNetworkAndTheClusterAreNotThere() {
        chart.template(
                "a: {{ getHostByName \"localhost\" | quote }}\nb: {{ lookup \"v1\" \"Secret\" \"\" \"\" | len }}");

        assertThat(chart.render()).contains("a: \"\"\nb: 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "div 1 0 => integer divide by zero",
                "mod 1 0 => integer divide by zero",
                "index (list 1) 5 => index out of range",
                "slice (list 1) 3 9 => slice",
                "substr 3 1 \"abc\" => slice bounds out of range",
                "chunk 0 (list 1) => chunk",
                "genCA \"x\" 9223372036854775807 => genCA",
                "genSelfSignedCert \"x\" (list \"no ip\") nil 1 => ip",
                "genCAWithKey \"x\" 1 \"no key\" => key",
                "buildCustomCert \"x\" \"y\" => certificate",
                "decryptAES \"k\" \"YWJj\" => decryptAES",
                "randInt 5 1 => Intn",
                "dig \"a\" \"b\" 1 (dict \"a\" 2) => interface conversion",
                "dateModify 5 now => expected string",
                "regexFind \"(\" \"x\" => missing closing",
                "fail \"on purpose\" => on purpose",
            })
    void functionsFailAsTemplatesDo(String call, String message) {
        chart.template("\n  {{ " + call + " }}");

        BedrockException failure = chart.refused();
        assertThat(failure).hasMessageContaining(message).hasMessageContaining("c/templates/a.yaml:2");
    }
}
