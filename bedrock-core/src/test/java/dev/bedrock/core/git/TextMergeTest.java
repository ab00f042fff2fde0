package dev.bedrock.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextMergeTest {
    private static final String BASE = "a\nb\nc\nd\ne\nf\n";

    @Test
    void changesAtDifferentLinesGoTogether() {
        TextMerge merge = TextMerge.of(BASE, "a\nB\nc\nd\ne\nf\n", "a\nb\nc\nd\nf\ng\n");

        assertThat(merge.isClean()).isTrue();
        assertThat(merge.text()).isEqualTo("a\nB\nc\nd\nf\ng\n");
    }

    @Test
    void theSameChangeOfBothIsMadeOnce() {
        assertThat(TextMerge.of(BASE, "a\nB\nc\nd\ne\nf\n", "a\nB\nc\nd\ne\nf\n"))
                .isEqualTo(new TextMerge("a\nB\nc\nd\ne\nf\n", List.of()));
    }

    @Test
    void oneSideAloneIsTakenAsItIs() {
        assertThat(TextMerge.of(BASE, BASE, "x\n").text()).isEqualTo("x\n");
        assertThat(TextMerge.of(BASE, "x\n", BASE).text()).isEqualTo("x\n");
        assertThat(TextMerge.of(BASE, "", BASE).text()).isEmpty();
        assertThat(TextMerge.of("", "a\n", "").text()).isEqualTo("a\n");
    }

    @Test
    void differentChangesOfOneLineAreAConflictThatTellsOurLine() {
        TextMerge merge = TextMerge.of(BASE, "new\na\nb\nOURS\nd\ne\nf\n", "a\nb\nTHEIRS\nd\ne\nf\n");

        assertThat(merge.conflicts()).containsExactly(4);
        assertThat(merge.text()).isEqualTo("new\na\nb\nOURS\nd\ne\nf\n");
    }

    @Test
    void everyConflictIsTold() {
        assertThat(TextMerge.of(BASE, "1\nb\nc\nd\ne\n2\n", "3\nb\nc\nd\ne\n4\n")
                        .conflicts())
                .containsExactly(1, 6);
    }

    @Test
    void deletingWhatTheOtherChangesIsAConflict() {
        assertThat(TextMerge.of(BASE, "a\nb\nd\ne\nf\n", "a\nb\nC\nd\ne\nf\n").isClean())
                .isFalse();
    }

    @Test
    void lineEndsAndTheMissingOneAtTheEndStay() {
        assertThat(TextMerge.of("a\r\nb\r\nc\r\nd", "A\r\nb\r\nc\r\nd", "a\r\nb\r\nc\r\nD")
                        .text())
                .isEqualTo("A\r\nb\r\nc\r\nD");
        assertThat(TextMerge.of("ä\nb\nc\nd\n", "ü\nb\nc\nd\n", "ä\nb\nc\n漢\n").text())
                .isEqualTo("ü\nb\nc\n漢\n");
    }
}
