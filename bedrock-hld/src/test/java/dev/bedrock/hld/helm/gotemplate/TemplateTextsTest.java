package dev.bedrock.hld.helm.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.parse.Definition;
import dev.bedrock.hld.helm.gotemplate.parse.TemplateParseException;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTextsTest {
    private static final String TEXT = "{{ define \"a\" }}A{{ .x }}{{ end }}<{{ template \"a\" . }}>\n{{ .y.z }}";

    private final TemplateTexts texts = TemplateTexts.of(GoFunctions.none(), 1000);

    private static String render(TemplateSet set, String name) {
        GoMap data = GoMap.of(Map.of("x", 1L, "y", GoMap.of(Map.of("z", "end"))));
        return set.render(name, data, RenderOptions.defaults());
    }

    @Test
    void whatIsParsedOnceServesUnderSeveralNames() {
        assertThat(render(texts.set("s").parse("one", TEXT).build(), "one")).isEqualTo("<A1>\nend");
        assertThat(render(texts.set("t").parse("two", TEXT).build(), "two")).isEqualTo("<A1>\nend");
        List<Definition> one = List.copyOf(texts.parse("one", TEXT));
        List<Definition> two = List.copyOf(texts.parse("two", TEXT));
        assertThat(two.get(0).body()).isSameAs(one.get(0).body());
        assertThat(two).extracting(Definition::name).containsExactly("a", "two");
    }

    @Test
    void failuresNameTheTextAsItsSetCallsIt() {
        for (String name : List.of("one", "two")) {
            TemplateSet set = texts.set("s").parse(name, TEXT).build();
            assertThatThrownBy(() -> set.render(name, new GoMap(), RenderOptions.defaults()))
                    .hasMessageStartingWith("template: " + name + ":2:5: executing \"" + name + "\" at <.y.z>");
            assertThatThrownBy(() -> texts.set("s").parse(name, "{{ if }}"))
                    .isInstanceOf(TemplateParseException.class)
                    .hasMessageStartingWith("template: " + name + ":1:");
        }
    }

    @Test
    void aTextMayDefineTheNameThatItIsGiven() {
        String own = "{{ define \"own\" }}defined{{ end }}{{/* nothing else */}}";
        assertThat(render(texts.set("s").parse("other", own).build(), "other")).isEmpty();
        assertThat(render(texts.set("s").parse("own", own).build(), "own")).isEqualTo("defined");
        String twice = own + "text";
        assertThat(render(texts.set("s").parse("other", twice).build(), "other"))
                .isEqualTo("text");
        assertThatThrownBy(() -> texts.set("s").parse("own", twice))
                .hasMessageContaining("multiple definition of template \"own\"");
    }

    @Test
    void keepsNoMoreThanItMay() {
        List<Definition> before = List.copyOf(texts.parse("one", TEXT));
        texts.parse("long", "x".repeat(990));
        assertThat(List.copyOf(texts.parse("one", TEXT)).get(0).body())
                .isNotSameAs(before.get(0).body());
        texts.parse("too long", "x".repeat(2000));
        assertThat(render(texts.set("s").parse("one", TEXT).build(), "one")).isEqualTo("<A1>\nend");
    }
}
