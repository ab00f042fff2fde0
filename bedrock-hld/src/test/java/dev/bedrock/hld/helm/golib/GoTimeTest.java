package dev.bedrock.hld.helm.golib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTimeTest {
    private static final GoInstant TIME = GoInstant.ofEpochSecond(
                    1_234_567_890, GoZone.named("America/New_York").orElseThrow())
            .plusNanos(123_000_000);

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            Mon Jan _2 15:04:05 MST 2006        => Fri Feb 13 18:31:30 EST 2009
            2006-01-02T15:04:05.999999999Z07:00 => 2009-02-13T18:31:30.123-05:00
            02.1.06 3:04PM                      => 13.2.09 6:31PM
            002 __2 .000 ,00 Z0700 -07          => 044  44 .123 ,12 -0500 -05
            Janx Monthly _2006                  => Janx Monthly _2009
            """)
    void layoutsDecideTheText(String layout, String expected) {
        assertThat(GoLayout.of(layout).format(TIME)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            2006-01-02 15:04:05 | 2020-02-29 23:59:59.5   => 2020-02-29 23:59:59.5 +0000 UTC
            Jan 2, 2006 at 3:04pm (MST) | Feb 3, 2013 at 7:54pm (PST) => 2013-02-03 19:54:00 +0000 PST
            2006-002 | 2020-366                           => 2020-12-31 00:00:00 +0000 UTC
            2006Z07:00 | 2020+01:30                       => 2019-12-31 22:30:00 +0000 UTC
            """)
    void layoutsReadTimes(String layoutAndText, String expected) throws GoSyntaxException {
        String[] parts = layoutAndText.split(" \\| ", 2);
        GoInstant time = GoLayout.of(parts[0]).parse(parts[1], GoZone.UTC);
        GoInstant shown = parts[0].contains("MST") ? time : time.in(GoZone.UTC);
        assertThat(shown).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            2006-01-02 | 2021-02-30 => parsing time "2021-02-30": day out of range
            2006-01-02 | 2021-13-01 => parsing time "2021-13-01": month out of range
            2006-01-02 | 2021-01-02x => parsing time "2021-01-02x": extra text: "x"
            15:04 | noon => parsing time "noon" as "15:04": cannot parse "noon" as "15"
            """)
    void wrongTimesAreRefused(String layoutAndText, String expected) {
        String[] parts = layoutAndText.split(" \\| ", 2);
        assertThatThrownBy(() -> GoLayout.of(parts[0]).parse(parts[1], GoZone.UTC))
                .hasMessage(expected);
    }

    @ParameterizedTest
    @CsvSource({"1h30m, 1h30m0s", "-1.5s, -1.5s", "1500us, 1.5ms", "0, 0s", "100h, 100h0m0s", ".5m, 30s", "7ns, 7ns"})
    void durationsAreReadAndWritten(String text, String expected) throws GoSyntaxException {
        assertThat(GoDuration.format(GoDuration.parse(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            x           => time: invalid duration "x"
            1           => time: missing unit in duration "1"
            1y          => time: unknown unit "y" in duration "1y"
            9999999999h => time: invalid duration "9999999999h"
            """)
    void wrongDurationsAreRefused(String text, String expected) {
        assertThatThrownBy(() -> GoDuration.parse(text)).hasMessage(expected);
    }

    @Test
    void zonesAreKnownByTheirExactNames() {
        assertThat(GoZone.named("Europe/Paris")).isPresent();
        assertThat(GoZone.named("EST").orElseThrow().offsetAt(0)).isEqualTo(-5 * 3600);
        assertThat(GoZone.named("europe/paris")).isEmpty();
        assertThat(GoZone.named("+02:00")).isEmpty();
        assertThat(GoZone.named("Asia/Kolkata").orElseThrow().abbreviationAt(0)).isEqualTo("IST");
        assertThat(GoZone.named("America/Sao_Paulo").orElseThrow().abbreviationAt(1_700_000_000))
                .isEqualTo("-03");
    }
}
