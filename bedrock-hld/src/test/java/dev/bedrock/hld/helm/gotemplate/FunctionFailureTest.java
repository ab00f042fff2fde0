package dev.bedrock.hld.helm.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.function.Parameter;
import dev.bedrock.hld.helm.gotemplate.value.GoLimitException;
import org.junit.jupiter.api.Test;

class FunctionFailureTest {
    private static final GoFunctions FUNCTIONS = GoFunctions.builder()
            .add("defect", Parameter.STRING, text -> text.charAt(99))
            .add("huge", Parameter.STRING, text -> {
                throw new GoLimitException("too much of " + text);
            })
            .build();

    private static <T extends Throwable> T failure(Class<T> type, String template) {
        TemplateSet set =
                TemplateSet.builder("set", FUNCTIONS).parse("f", template).build();
        return catchThrowableOfType(type, () -> set.render("f", null, RenderOptions.defaults()));
    }

    @Test
    void aDefectOfAFunctionIsAFailureOfTheTemplateAndStaysVisible() {
        TemplateExecutionException failure = failure(TemplateExecutionException.class, "\n{{ defect \"x\" }}");

        assertThat(failure)
                .hasMessageStartingWith(
                        "template: f:2:3: executing \"f\" at <defect \"x\">: error calling defect: unexpected ")
                .hasMessageContaining("IndexOutOfBounds")
                .hasRootCauseInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aRefusalOfAFunctionNamesThePlace() {
        TemplateLimitException failure = failure(TemplateLimitException.class, "\n\n{{ huge \"x\" }}");

        assertThat(failure).hasMessage("template: f:3: error calling huge: too much of x");
        assertThat(failure.limit()).isEqualTo(TemplateLimitException.Limit.RESULT);
    }
}
