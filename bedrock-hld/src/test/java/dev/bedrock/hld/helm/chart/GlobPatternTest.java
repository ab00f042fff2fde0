package dev.bedrock.hld.helm.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            })
    void matchesWholePaths(String pattern, String path, boolean matches) {
        assertThat(GlobPattern.of(pattern).matches(path)).isEqualTo(matches);
    }
}
