package dev.bedrock.hld.helm.sprig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFunctionsTest {
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            now                                            => 2024-05-06 07:08:09 +0000 UTC
            date "2006-01-02" (int64 0)                    => 1970-01-01
            date "2006-01-02" .Values.number               => 2024-05-06
            htmlDate 86400                                 => 1970-01-02
            dateInZone "15:04 MST" 0 "America/New_York"    => 19:00 EST
            dateInZone "15:04 MST" 0 "No/Where"            => 00:00 UTC
            toDate "2006-01-02" "no date"                  => 0001-01-01 00:00:00 +0000 UTC
            toDate "2006" "2020" | dateModify "-1.5h"      => 2019-12-31 22:30:00 +0000 UTC
            toDate "2006" "2020" | dateModify "soon"       => 2020-01-01 00:00:00 +0000 UTC
            unixEpoch (toDate "2006" "1970")               => 0
            ago (toDate "2006-01-02 15:04:05" "2024-05-06 07:00:00") => 8m9s
            duration "3661"                                => 1h1m1s
            duration 5                                     => 0s
            durationRound "2h10m5s"                        => 2h
            durationRound "24h"                            => 24h
            (toDate "2006-01-02" "2020-01-31").AddDate 0 1 0 => 2020-03-02 00:00:00 +0000 UTC
            (toDate "2006" "2020").Month                   => January
            (toDate "2006" "2020").Unix                    => 1577836800
            """)
    void datesAreWrittenAndMoved(String call, String expected) {
        assertThat(Templates.render(call)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            printf "%t" (toDate "2006" "2020")   => {%!t(uint64=0) %!t(int64=63713433600) %!t(*time.Location=&{UTC [] []  0 0 <nil>})}
            printf "%#v" (toDate "2006" "2020")  => time.Date(2020, time.January, 1, 0, 0, 0, 0, time.Local)
            printf "%#v" (toDate "2006" "x")     => time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC)
            printf "%#v" (toDate "2006 MST" "2020 CET") => time.Date(2020, time.January, 1, 0, 0, 0, 0, time.Location("CET"))
            printf "%d" (semver "v1.2")          => &{1 2 0 %!d(string=) %!d(string=) %!d(string=v1.2)}
            printf "%#v" (semver "1.2.3").IncPatch => semver.Version{major:0x1, minor:0x2, patch:0x4, pre:"", metadata:"", original:"1.2.4"}
            """)
    void verbsForNumbersAndForGoSyntaxShowTheFieldsOfStructs(String call, String expected) {
        assertThat(Templates.render(call)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            mustToDate "2006" "x"       => mustToDate: parsing time "x" as "2006": cannot parse "x" as "2006"
            mustDateModify "1x" now     => mustDateModify: time: unknown unit "x" in duration "1x"
            """)
    void wrongDatesFailOnlyWhereTheyMust(String call, String expected) {
        assertThat(Templates.failure(call)).isEqualTo(expected);
    }
}
