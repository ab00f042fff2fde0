package dev.bedrock.hld.helm.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.hld.helm.gotemplate.TemplateLimitException.Limit;
import dev.bedrock.hld.helm.gotemplate.parse.TemplateParseException;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TemplateSetTest {
    private static final RenderOptions DEFAULTS = RenderOptions.defaults();

    private static TemplateSet.Builder builder() {
        return TemplateSet.builder("set", Templates.FUNCTIONS);
    }

    private static Limit limitOf(TemplateSet set, RenderOptions options) {
        try {
            set.render("t", Templates.data(), options);
        } catch (TemplateLimitException e) {
            assertThat(e.file()).isIn("t", "tpl");
            return e.limit();
        }
        throw new AssertionError("no limit was exceeded");
    }

    @Test
    void laterFilesReplaceDefinitionsOfEarlierOnes() {
        TemplateSet set = builder()
                .parse("a", "{{define \"x\"}}first{{end}}")
                .parse("b", "{{define \"x\"}}second{{end}}")
                .parse("c", "{{define \"x\"}} {{/* blank */}} {{end}}{{template \"x\"}}")
                .build();
        assertThat(set.render("c", null, DEFAULTS)).isEqualTo("second");
        assertThat(set.templateNames()).containsExactly("a", "b", "c", "x");
    }

    @Test
    void anOverlaySeesItsBaseAndLeavesItAlone() {
        TemplateSet base = builder()
                .parse("a", "{{define \"x\"}}base{{end}}{{define \"caller\"}}{{template \"x\"}}{{end}}")
                .build();
        TemplateSet overlay = base.with("t", "{{define \"x\"}}over{{end}}{{template \"caller\"}}")
                .set();
        assertThat(overlay.render("t", null, DEFAULTS)).isEqualTo("over");
        assertThat(base.render("caller", null, DEFAULTS)).isEqualTo("base");
        assertThat(base.contains("t")).isFalse();
    }

    @Test
    void anUnknownTemplateIsAnError() {
        assertThatThrownBy(() -> builder().build().render("nope", null, DEFAULTS))
                .isInstanceOf(GoFunctionException.class)
                .hasMessage("template: no template \"nope\" associated with template \"set\"");
    }

    @Test
    void errorsInIncludedTemplatesFormAChain() {
        TemplateSet set = builder()
                .parse("lib", "{{define \"inner\"}}\n  {{ fail \"no\" }}{{end}}")
                .parse("t", "{{ include \"inner\" . }}")
                .build();
        assertThatThrownBy(() -> set.render("t", null, DEFAULTS))
                .hasMessage("template: t:1:3: executing \"t\" at <include \"inner\" .>: error calling include: "
                        + "template: lib:2:5: executing \"inner\" at <fail \"no\">: error calling fail: no")
                .hasCauseInstanceOf(TemplateExecutionException.class)
                .hasRootCauseInstanceOf(GoFunctionException.class);
    }

    @Test
    void recursionIsStoppedWhateverStartsIt() {
        TemplateSet byTemplate = builder().parse("t", "{{template \"t\" .}}").build();
        TemplateSet byInclude = builder().parse("t", "{{include \"t\" .}}").build();
        TemplateSet byText =
                builder().parse("t", "{{tpl \"{{include `t` .}}\" .}}").build();
        assertThat(limitOf(byTemplate, DEFAULTS)).isEqualTo(Limit.DEPTH);
        assertThat(limitOf(byInclude, DEFAULTS)).isEqualTo(Limit.DEPTH);
        assertThat(limitOf(byText, DEFAULTS.withMaxDepth(50))).isEqualTo(Limit.DEPTH);
    }

    @Test
    void aThousandIncludesWithinEachOtherAreNoProblem() {
        TemplateSet set = builder()
                .parse(
                        "t",
                        "{{define \"r\"}}{{with slice . 1}}{{if true}}{{include \"r\" .}}{{end}}{{else}}end{{end}}{{end}}"
                                + "{{include \"r\" (repeat 3000 \"x\")}}")
                .build();
        assertThat(set.render("t", null, DEFAULTS)).isEqualTo("end");
    }

    @Test
    void stepsOutputAndTimeAreLimited() {
        TemplateSet endless =
                builder().parse("t", "{{range 1000000000}}{{end}}").build();
        assertThat(limitOf(endless, DEFAULTS.withMaxSteps(100_000))).isEqualTo(Limit.STEPS);

        TemplateSet chatty =
                builder().parse("t", "{{range 1000000}}0123456789{{end}}").build();
        assertThat(limitOf(chatty, DEFAULTS.withMaxOutput(1000))).isEqualTo(Limit.OUTPUT);

        TemplateSet doubling = builder()
                .parse("t", "{{$x := \"0123456789\"}}{{range 60}}{{$x = print $x $x}}{{end}}")
                .build();
        assertThat(limitOf(doubling, DEFAULTS.withMaxOutput(1 << 20))).isEqualTo(Limit.OUTPUT);

        AtomicLong clock = new AtomicLong();
        RenderOptions slow = DEFAULTS.withTimeout(Duration.ofSeconds(10))
                .withNanoTime(() -> clock.addAndGet(Duration.ofSeconds(1).toNanos()));
        assertThat(limitOf(endless, slow)).isEqualTo(Limit.TIME);
    }

    @Test
    void nestingIsLimited() {
        String text = "{{ print " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " }}";
        assertThatThrownBy(() -> builder().parse("t", text))
                .isInstanceOf(TemplateParseException.class)
                .hasMessage("template: t:1: max expression depth exceeded");
    }

    @Test
    void aRenderingGoesOnAfterAFailure() {
        Rendering rendering = builder()
                .parse("bad", "text{{ fail \"no\" }}")
                .parse("good", "{{ . }}")
                .build()
                .rendering(DEFAULTS);
        assertThatThrownBy(() -> rendering.render("bad", null)).isInstanceOf(TemplateExecutionException.class);
        assertThat(rendering.render("good", 1L)).isEqualTo("1");
    }
}
