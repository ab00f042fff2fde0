package dev.bedrock.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages, names and values that want to be a trailer which their writer may not give. */
class TrailerForgeryTest {
    private static final TreeEdit NOTHING = TreeEdit.of();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\nApproved-by: boss",
                "x\r\nApproved-by: boss",
                "x\rApproved-by: boss",
                "x\u0000y",
                "x\u0085Approved-by: boss",
                "x\u2028Approved-by: boss",
                "x\u001b[31m",
                "x\u202ey",
                "",
                "  "
            })
    void aValueIsOneLine(String value) {
        assertThatThrownBy(() -> GitChange.of("title", NOTHING).withTrailer("Image", value))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0530");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "-a", "a\nb", "ä", "1a", "(cherry picked from"})
    void aKeyIsAName(String key) {
        assertThatThrownBy(() -> GitChange.of("title", NOTHING).withTrailer(key, "x"))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title\n\nApproved-by: boss",
                "title\n\nwords\n\nApproved-by: boss",
                "title\n\nwords\nApproved-by: boss",
                "title\n\n  approved-BY: boss\nmore",
                "title\n \nApproved-by: boss"
            })
    void aMessageDoesNotBringTheTrailerOfItsCommit(String message) {
        assertThatThrownBy(() -> GitChange.of(message, NOTHING).withTrailer("Approved-by", "nobody"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aMessageWithoutTrailersDoesNotBringAny() {
        GitChange change = GitChange.of("title\n\nApproved-by: boss", NOTHING);

        assertThatThrownBy(change::text)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Approved-by");
    }

    @Test
    void whatLooksLikeATrailerInTheTextIsNoneBeforeTheRealOnes() {
        String text = GitChange.of("title\n\nNote: words\n\nAlso: words", NOTHING)
                .withTrailer("Image", "web:1.2")
                .text();

        assertThat(text).isEqualTo("title\n\nNote: words\n\nAlso: words\n\nImage: web:1.2\n");
        assertThat(CommitText.trailers(text)).isEqualTo(List.of(new GitTrailer("Image", "web:1.2")));
    }

    @Test
    void aTitleIsNoTrailer() {
        assertThat(GitChange.of("fix: the bug", NOTHING).text()).isEqualTo("fix: the bug\n");
        assertThat(CommitText.trailers("Approved-by: boss\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a<b", "a>b", "a\nb", "a\u0000b", "x> 1 +0000\ncommitter y <z"})
    void aPersonDoesNotEndTheLineOfTheCommit(String name) {
        assertThatThrownBy(() -> new GitIdentity(name, "x@example.org")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new GitIdentity("x", name)).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "a\u0000b", "a\rb", "a\u001b[2Jb", "a\u202eb"})
    void aMessageIsPlainText(String message) {
        assertThatThrownBy(() -> GitChange.of(message, NOTHING)).isInstanceOf(InvalidInputException.class);
    }
}
