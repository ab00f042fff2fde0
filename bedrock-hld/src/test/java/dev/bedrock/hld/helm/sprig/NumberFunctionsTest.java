package dev.bedrock.hld.helm.sprig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFunctionsTest {
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            int "0x1f"             => 31
            int "1.00"             => 1
            int "1.9"              => 0
            int "010"              => 8
            int "1_000"            => 1000
            int true               => 1
            int 1e19               => -9223372036854775808
            float64 "1_0.5"        => 10.5
            float64 "x"            => 0
            atoi "99999999999999999999" => 9223372036854775807
            toDecimal "777"        => 511
            add 1.9 "2" nil true   => 4
            mul 2.5 2              => 4
            div -7 2               => -3
            mod -7 2               => -1
            add 1 2 | kindOf       => int64
            max "5" 3              => 5
            minf nil 1             => 0
            """)
    void integersAreCutOutOfAnything(String call, String expected) {
        assertThat(Templates.render(call)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            addf 0.1 0.2           => 0.3
            subf 1 0.9             => 0.1
            mulf 1.1 1.1           => 1.21
            divf 10 3              => 3.3333333333333335
            divf 1e-20 3           => 0
            round 123.5555 3       => 123.556
            round -2.5 0           => -3
            round 2.4 0 0.3        => 3
            round 123.456 -1       => 120
            floor -1.5             => -2
            """)
    void fractionsAreDecimal(String call, String expected) {
        assertThat(Templates.render(call)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            until 3             => [0 1 2]
            until -2            => [0 -1]
            untilStep 10 0 -4   => [10 6 2]
            untilStep 0 5 0     => []
            seq 3               => 1 2 3
            seq 0 -2 -5         => 0 -2 -4
            seq 5 2             => 5 4 3 2
            until 2 | typeOf    => []int
            """)
    void sequencesEndBeforeOrAtTheirEnd(String call, String expected) {
        assertThat(Templates.render(call)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            div 1 0               => div: runtime error: integer divide by zero
            divf 1 0              => divf: decimal division by 0
            addf (float64 "inf")  => addf: Cannot create a Decimal from +Inf
            randInt 5 5           => randInt: invalid argument to Intn
            """)
    void impossibleArithmeticFails(String call, String expected) {
        assertThat(Templates.failure(call)).isEqualTo(expected);
    }
}
