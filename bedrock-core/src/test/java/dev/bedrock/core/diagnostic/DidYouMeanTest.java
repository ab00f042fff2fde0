package dev.bedrock.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
    private static final List<String> KNOWN = List.of("prod", "staging", "subcomponents", "source", "qa");

    @ParameterizedTest
    @CsvSource({
        "prd, prod",
        "pord, prod",
        "PROD, prod",
        "stagign, staging",
        "subcomponent, subcomponents",
        "souce, source",
        "qb, qa",
    })
    void findsTheNearest(String word, String expected) {
        assertThat(DidYouMean.closest(word, KNOWN)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"dev", "x", "production-east", "''"})
    void findsNothingFar(String word) {
        assertThat(DidYouMean.closest(word, KNOWN)).isEmpty();
    }

    @Test
    void choosesTheFirstOfEquallyNearOnes() {
        assertThat(DidYouMean.closest("aab", Set.of("aac", "aad", "aaa"))).contains("aaa");
    }

    @Test
    void hintListsWhatIsKnownWhenNothingIsNear() {
        assertThat(DidYouMean.hint("zzzzzz", List.of("qa", "prod"))).isEqualTo("known: prod, qa");
        assertThat(DidYouMean.hint("prd", List.of("qa", "prod"))).isEqualTo("did you mean 'prod'?");
        assertThat(DidYouMean.hint("zzzzzz", List.of())).isEmpty();
    }

    @Test
    void isNotLedIntoWorkByHugeWords() {
        assertThat(DidYouMean.closest("p".repeat(1_000_000), KNOWN)).isEmpty();
    }
}
