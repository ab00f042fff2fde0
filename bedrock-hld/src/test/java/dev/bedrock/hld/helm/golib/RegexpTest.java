package dev.bedrock.hld.helm.golib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexpTest {
    @Test
    void emptyMatchesRightAfterAMatchDoNotCount() throws GoSyntaxException {
        Regexp expression = Regexp.compile("a*");
        assertThat(expression.findAll("baac", -1)).containsExactly("", "aa", "");
        assertThat(expression.replaceAll("baac", "<$0>")).isEqualTo("<>b<aa>c<>");
        assertThat(expression.split("baac", -1)).containsExactly("b", "c");
    }

    @Test
    void charactersOfTwoSurrogatesAreOne() throws GoSyntaxException {
        assertThat(Regexp.compile("").replaceAll("a😀b", "-")).isEqualTo("-a-😀-b-");
        assertThat(Regexp.compile(".").findAll("😀é", -1)).containsExactly("😀", "é");
    }

    @Test
    void templatesNameGroups() throws GoSyntaxException {
        Regexp expression = Regexp.compile("(?P<first>\\w+) (\\w+)");
        assertThat(expression.replaceAll("hello world", "$2 ${first}$$ $3$firstx $"))
                .isEqualTo("world hello$  $");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            (a{100}){11}       => invalid repeat count: `{11}`
            ((a{10}){10}){11}  => invalid repeat count: `{11}`
            x{2}{3}            => invalid nested repetition operator: `{2}{3}`
            a)                 => unexpected ): `a)`
            (?=a)              => invalid or unsupported Perl syntax: `(?=`
            \\                 => trailing backslash at end of expression: ``
            """)
    void wrongAndHugeExpressionsAreRefused(String expression, String error) {
        assertThatThrownBy(() -> Regexp.compile(expression)).hasMessage("error parsing regexp: " + error);
    }

    @Test
    void deepAndLongExpressionsAreRefused() {
        assertThatThrownBy(() -> Regexp.compile("(".repeat(2000) + ")".repeat(2000)))
                .hasMessageContaining("nests too deeply");
        assertThatThrownBy(() -> Regexp.compile("(?:x{1000}y)".repeat(1000))).hasMessageContaining("too large");
        assertThatThrownBy(() -> Regexp.compile("((((((((((a{10}){10})))))))){10}){10}"))
                .hasMessageContaining("invalid repeat count");
    }

    @Test
    void repeatedClassesAndQuotedTextsAreFine() throws GoSyntaxException {
        assertThat(Regexp.compile("[](){}[:alpha:]]{2}\\Q({1001})\\E{3}").matches("x"))
                .isFalse();
        assertThat(Regexp.compile("\\Q(a{5000}\\E").matches("(a{5000}")).isTrue();
        assertThat(Regexp.compile("a{,2}b{x}").matches("a{,2}b{x}")).isTrue();
    }
}
