package dev.bedrock.hld.helm.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.bedrock.hld.helm.gotemplate.parse.TemplateParseException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MutationTest {
    private static final int ROUNDS = 30_000;
    private static final List<String> SEEDS = List.of(
            "{{- range $i, $e := .list }}{{ if eq $e \"b\" }}{{ continue }}{{ end }}{{ $i }}={{ $e | upper }}{{ end -}}",
            "{{ define \"x\" }}{{ with .map }}{{ .k1 }}{{ else with .name }}{{ . }}{{ end }}{{ end }}{{ template \"x\" . }}",
            "{{ printf \"%5.2f %-10s|%+v %#v %q %x %[1]d %*d\" 1.5 .name .map .list 'a' \"z\" 3 4 }}",
            "{{ $x := dict \"a\" (list 1 0x1F 1e3 1i) }}{{ index $x.a 1 }}{{ slice .name 1 2 }}{{ len $x }}{{ $x = nil }}",
            "{{/* note */}}{{ block \"b\" .map.k2 }}{{ .deep }}{{ end }}{{ tpl `{{ .one }}` $ }}{{ include \"b\" .map.k2 }}",
            "{{ and .yes (or .nope \"d\") (not false) }}{{ html .name }}{{ js .name }}{{ urlquery .name \"\\xff\\u00e9\" }}");
    private static final String ALPHABET = "{}-()|.$\"`'%*[]:=, \n0123456789abexintdrg\u00e9\udc80/";

    @Test
    void noTemplateEverFailsInAnUnexpectedWay() {
        Random random = new Random(20);
        RenderOptions options = RenderOptions.defaults()
                .withMaxSteps(100_000)
                .withMaxOutput(1 << 20)
                .withMaxDepth(40);
        for (int round = 0; round < ROUNDS; round++) {
            String template = mutated(random);
            try {
                TemplateSet.builder("set", Templates.FUNCTIONS)
                        .parse("t", template)
                        .build()
                        .render("t", Templates.data(), options);
            } catch (TemplateParseException | TemplateExecutionException | TemplateLimitException e) {
                assertThat(e.getMessage()).startsWith("template: ");
            } catch (RuntimeException | Error e) {
                fail("template: " + template, e);
            }
        }
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, c);
                case 1 -> text.insert(at, c);
                case 2 -> text.deleteCharAt(at);
                default -> {
                    String other = SEEDS.get(random.nextInt(SEEDS.size()));
                    int from = random.nextInt(other.length());
                    text.insert(at, other, from, Math.min(other.length(), from + random.nextInt(20)));
                }
            }
        }
        return text.toString();
    }
}
