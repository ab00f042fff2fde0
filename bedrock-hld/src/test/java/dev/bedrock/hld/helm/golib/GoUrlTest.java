package dev.bedrock.hld.helm.golib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:pw@host.example:8080/p/a?x=1#frag",
                "mailto:a@b.test",
                "//host/path",
                "/just/path?q",
                "http://[::1]:80/",
                "host:80",
                ""
            })
    void urlsSurviveTakingApart(String url) throws GoSyntaxException {
        assertThat(GoUrl.parse(url)).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            ://x             => parse "://x": missing protocol scheme
            http://h:port/   => parse "http://h:port/": invalid port ":port" after host
            http://a b/      => parse "http://a b/": invalid character " " in host name
            %zz              => parse "%zz": invalid URL escape "%zz"
            http://[::1      => parse "http://[::1": missing ']' in host
            1:b              => parse "1:b": first path segment in URL cannot contain colon
            """)
    void wrongUrlsAreRefused(String url, String error) {
        assertThatThrownBy(() -> GoUrl.parse(url)).hasMessage(error);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            a/../b/./c  => b/c
            /../x       => /x
            ../x        => ../x
            a//b/       => a/b
            ``          => .
            """)
    void pathsAreCleaned(String path, String expected) {
        assertThat(GoPaths.clean(path)).isEqualTo(expected);
    }
}
