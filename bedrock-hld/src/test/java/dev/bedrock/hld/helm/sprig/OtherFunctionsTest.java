package dev.bedrock.hld.helm.sprig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherFunctionsTest {
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            regexMatch `^a.b$` "axb"                     => true
            regexMatch "(" "a"                           => false
            regexFindAll "[2,4]" "1234" -1               => [2 4]
            regexReplaceAll "a(x*)b" "-ab-axxb-" "$1W"   => ---
            regexReplaceAll "a(x*)b" "-ab-axxb-" "${1}W" => -W-xxW-
            regexReplaceAllLiteral "a" "banana" "$0"     => b$0n$0n$0
            regexSplit "z+" "pizza" -1                   => [pi a]
            regexQuoteMeta "a.b*"                        => a\\.b\\*
            semver "v1.2-rc.1"                           => 1.2.0-rc.1
            (semver "1.2.3").IncMinor                    => 1.3.0
            (semver "1.2.3").LessThan (semver "1.10")    => true
            semverCompare ">=1.21-0" "v1.25.3-gke.100"   => true
            urlJoin (urlParse "http://u:p@h:80/a b?q#f") => http://u:p@h:80/a%20b?q#f
            (urlParse "http://h:80/p").hostname          => h
            osDir "/a/b/"                                => /a/b
            getHostByName "example.test" | quote         => ""
            """)
    void textsOfKnownFormsAreUnderstood(String call, String expected) {
        assertThat(Templates.render(call)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            regexFind "[" "a"        => regexFind: regexp: Compile(`[`): error parsing regexp: missing closing ]: `[`
            mustRegexFind "[" "a"    => mustRegexFind: error parsing regexp: missing closing ]: `[`
            semver "x"               => semver: invalid semantic version
            semverCompare "x y" "1"  => semverCompare: improper constraint: x y
            urlParse "://x"          => urlParse: unable to parse url: parse "://x": missing protocol scheme
            urlJoin (dict "path" 1)  => urlJoin: unable to parse path key, must be of type string, but int found
            """)
    void textsOfAnotherFormFail(String call, String expected) {
        assertThat(Templates.failure(call)).isEqualTo(expected);
    }

    @Test
    void randomTextsHaveTheirAlphabet() {
        assertThat(Templates.render("randAlphaNum 20")).matches("[A-Za-z0-9]{20}");
        assertThat(Templates.render("randNumeric 5")).matches("[0-9]{5}");
        assertThat(Templates.render("randAlpha -1")).isEmpty();
        assertThat(Templates.render("randBytes 16 | b64dec | len")).isEqualTo("16");
        assertThat(Templates.render("randInt -3 -1")).matches("-[32]");
        assertThat(Templates.render("shuffle `ab` | splitList `` | sortAlpha")).isEqualTo("[a b]");
        assertThat(Templates.render("uuidv4")).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-.{12}");
    }

    @Test
    void randomTextsFollowTheirSource() {
        String template = "{{ randAlphaNum 9 }}{{ randAscii 9 }}{{ uuidv4 }}{{ (genCA `ca` 1).Cert }}";
        assertThat(Templates.renderAll(template)).isEqualTo(Templates.renderAll(template));
    }

    @Test
    void theEnvironmentStaysOutside() {
        GoFunctions table = SprigFunctions.table(SprigEnvironment.defaults());
        assertThat(table.names()).doesNotContain("env", "expandenv", "fail").hasSizeGreaterThan(180);
    }
}
