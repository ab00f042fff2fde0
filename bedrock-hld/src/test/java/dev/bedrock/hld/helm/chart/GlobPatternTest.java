package dev.bedrock.hld.helm.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobPatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conf/*        | conf/.h     | true",
                "conf/*        | conf/d/e    | false",
                "conf/**       | conf/d/e    | true",
                "**.txt        | a/b.txt     | true",
                "*.txt         | a/b.txt     | false",
                "{a,b}/?.txt   | b/c.txt     | true",
                "[!a].txt      | b.txt       | true",
                "[a-c].txt     | b.txt       | true",
                "[abc].txt     | d.txt       | false",
                "a.b           | axb         | false",
                "[             | anything/at | true",
                "}a            | anything/at | true",
                "[c-a]         | anything/at | true",
                "{a,}b         | b           | true",
                "{a,{b,c}d}e   | cde         | true",
                "{a,{b,c}d}e   | ade         | false",
                "{a,b          | b           | true",
                "a,b           | a,b         | true",
                "a\\*          | a*          | true",
                "a\\*          | ab          | false",
                "a*            | a           | true",
                "é?            | éü          | true",
            })
    void matchesWholePaths(String pattern, String path, boolean matches) {
        assertThat(GlobPattern.of(pattern).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a", "{*,?}", "{a,}{b,}", "{,{,}}", "[abc]", "?"})
    @Timeout(10)
    void longPatternsTakeTimeInProportion(String part) {
        GlobPattern pattern = GlobPattern.of(part.repeat(50_000));
        assertThat(pattern.matches("a/b/c.txt")).isFalse();
        assertThat(GlobPattern.of("[" + "x".repeat(100_000) + "]").matches("x")).isTrue();
    }
}
