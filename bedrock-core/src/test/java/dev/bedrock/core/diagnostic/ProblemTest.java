package dev.bedrock.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private enum Code implements ProblemCode {
        BROKEN;

        @Override
        public String id() {
            return "TEST-0001";
        }

        @Override
        public String explanation() {
            return "A test.";
        }
    }

    @Test
    void printsPlaceCodeMessageAndHint() {
        Problem problem = Code.BROKEN
                .error("it is broken", SourceLocation.of("a/component.yaml", 3, 7))
                .withHint("mend it");

        assertThat(problem).hasToString("a/component.yaml:3:7: error TEST-0001: it is broken (mend it)");
    }

    @Test
    void printsOnlyWhatIsKnownOfThePlace() {
        assertThat(Code.BROKEN.error("x")).hasToString("error TEST-0001: x");
        assertThat(Code.BROKEN.warning("x", SourceLocation.of("f"))).hasToString("f: warning TEST-0001: x");
        assertThat(Code.BROKEN.note("x", SourceLocation.of("f", 2, 0))).hasToString("f:2: note TEST-0001: x");
    }

    @Test
    void makesControlCharactersVisible() {
        Problem problem = Code.BROKEN
                .error("red \u001b[31m, back\rspace, \u202Ebidi, lone \ud800", SourceLocation.of("a\nb"))
                .withHint("two\nlines");

        assertThat(problem)
                .hasToString("a\\nb: error TEST-0001: red \\u001B[31m, back\\rspace, \\u202Ebidi, lone \\uD800"
                        + " (two\\nlines)");
    }

    @Test
    void keepsPrintableUnicode() {
        assertThat(Code.BROKEN.error("größe 日本 😀").message()).isEqualTo("größe 日本 😀");
    }

    @Test
    void exceptionListsEveryProblem() {
        InvalidInputException e =
                new InvalidInputException(List.of(Code.BROKEN.error("one"), Code.BROKEN.error("two")));

        assertThat(e).hasMessage("error TEST-0001: one\nerror TEST-0001: two");
        assertThat(e.problems()).extracting(Problem::message).containsExactly("one", "two");
    }

    @Test
    void exceptionWithoutProblemIsABug() {
        assertThatThrownBy(() -> new ConflictException(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
