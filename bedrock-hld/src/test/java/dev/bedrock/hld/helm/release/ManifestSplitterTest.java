package dev.bedrock.hld.helm.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManifestSplitterTest {
    @Test
    void cutsAtLinesOfDashes() {
        assertThat(ManifestSplitter.split("---\na: 1\n---\n\nb: 2\n--- # c\nd: 3\n"))
                .containsExactly("a: 1", "b: 2", "# c\nd: 3");
    }

    @Test
    void needsNoLineBreakBehindTheDashes() {
        assertThat(ManifestSplitter.split("---kind: X\n---")).containsExactly("kind: X");
    }

    @Test
    void keepsIndentedDashes() {
        assertThat(ManifestSplitter.split("a: |\n  x\n  ---\n  y")).containsExactly("a: |\n  x\n  ---\n  y");
    }

    @Test
    void usesEveryLineBreakOnce() {
        assertThat(ManifestSplitter.split("a: 1\n---\n---\nb: 1")).containsExactly("a: 1", "---\nb: 1");
    }

    @Test
    void takesLinearTime() {
        assertThat(ManifestSplitter.split("x" + "\n".repeat(2_000_000) + "y")).hasSize(1);
        assertThat(ManifestSplitter.split(" \n".repeat(500_000) + "-- -")).hasSize(1);
    }

    @Test
    void leavesEmptyOnesOut() {
        assertThat(ManifestSplitter.split(" \n\u00a0\n")).isEmpty();
    }
}
