package dev.bedrock.hld.helm.sprig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StringFunctionsTest {
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            trunc 3 "héé" | printf "%q"           => "hé"
            trunc -2 "abc"                        => bc
            substr 1 3 "abcd"                     => bc
            trimAll "ab" "abxba"                  => x
            trimSuffix "-" "x--"                  => x-
            quote "a" nil 1 (list "b")            => "a" "1" "[b]"
            squote "it's" 1.5                     => 'it's' '1.5'
            cat "a " nil 1                        => a  1
            nindent 2 "a\\nb" | printf "%q"       => "\\n  a\\n  b"
            replace "" "-" "hé"                   => -h-é-
            plural "one" "many" 1                 => one
            join "," (list 1 nil "a" (list 2))    => 1,a,[2]
            (split "/" "a/b")._1                  => b
            splitn "," 2 "a,b,c"                  => map[_0:a _1:b,c]
            splitList "" "hé"                     => [h é]
            sortAlpha (list "b" 10 "a" 9)         => [10 9 a b]
            toString (b64dec "AWE=") | len        => 2
            """)
    void stringsAreCutAndJoined(String call, String expected) {
        assertThat(Templates.render(call)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            abbrev 8 "hello world"            => hello...
            abbrev 3 "hello"                  => hello
            abbrevboth 5 10 "1234 5678 9123"  => ...5678...
            abbrevboth 20 10 "abcdefghijklmnop" => ...jklmnop
            wrap 5 "one two three" | quote    => "one\\ntwo\\nthree"
            wrapWith 3 "|" "abcdef g"         => abc|def|g
            initials "First  Try"             => FT
            nospace "a b\\tc"                 => abc
            """)
    void longTextsAreShortened(String call, String expected) {
        assertThat(Templates.render(call)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPServer20xOK, http_server_20x_ok, http-server-20x-ok, Httpserver20xOK",
        "Bld4Floor3rd, bld4_floor_3rd, bld4-floor-3rd, Bld4Floor3rd",
        "some-name_here, some_name_here, some-name-here, SomeNameHere",
        "__x__y, __x__y, --x--y, __X_Y",
        "foo.barBaz, foo.bar_baz, foo.bar-baz, Foo.barBaz",
    })
    void namesOfSeveralWordsAreConverted(String name, String snake, String kebab, String camel) {
        assertThat(Templates.render("snakecase `" + name + "`")).isEqualTo(snake);
        assertThat(Templates.render("kebabcase `" + name + "`")).isEqualTo(kebab);
        assertThat(Templates.render("camelcase `" + name + "`")).isEqualTo(camel);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            upper `straße`            => STRAßE
            title `o'neil mc-donald`  => O'Neil Mc-Donald
            untitle `Hello World`     => hello world
            swapcase `Hello wORLD`    => hELLO World
            """)
    void caseIsMappedCharacterByCharacter(String call, String expected) {
        assertThat(Templates.render(call)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            repeat -1 "a"      => repeat: strings: negative Repeat count
            substr 3 2 "abcd"  => substr: runtime error: slice bounds out of range [3:2]
            substr -1 9 "abc"  => substr: runtime error: slice bounds out of range [:9] with length 3
            indent -1 "a"      => indent: strings: negative Repeat count
            """)
    void wrongNumbersFailWithGoesWords(String call, String expected) {
        assertThat(Templates.failure(call)).isEqualTo(expected);
    }

    @Test
    void smallArgumentsCannotMakeHugeTexts() {
        assertThat(Templates.failure("repeat 9223372036854775807 `ab`")).contains("over the limit");
        assertThat(Templates.failure("indent 1000000000 `a`")).contains("over the limit");
        assertThat(Templates.failure("until 1000000000")).contains("over the limit");
        assertThat(Templates.failure("randAlpha 1000000000")).contains("over the limit");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            b64enc "é"       => w6k=
            b64dec "YQ"      => illegal base64 data at input byte 0
            b64dec "YQ==x"   => illegal base64 data at input byte 4
            b32enc "ab"      => MFRA====
            b32dec "MFRA===" => illegal base32 data at input byte 7
            adler32sum "a"   => 6422626
            sha1sum "a"      => 86f7e437faa5a7fce15d1ddcb9eaeaea377667b8
            """)
    void textsAreCoded(String call, String expected) {
        assertThat(Templates.render(call)).isEqualTo(expected);
    }
}
