package dev.bedrock.core.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0",
        "-0.0, -0, -0, -0",
        "1, 1, 1, 1",
        "-1.5, -1.5, -1.5, -1.5",
        "123456, 123456, 123456, 123456",
        "1000000, 1e+06, 1000000, 1000000",
        "1234567.5, 1.2345675e+06, 1234567.5, 1234567.5",
        "1e20, 1e+20, 100000000000000000000, 100000000000000000000",
        "1e21, 1e+21, 1e+21, 1000000000000000000000",
        "0.0001, 0.0001, 0.0001, 0.0001",
        "0.00001, 1e-05, 0.00001, 0.00001",
        "1e-7, 1e-07, 1e-7, 0.0000001",
        "9007199254740993, 9.007199254740992e+15, 9007199254740992, 9007199254740992",
        "8.41e21, 8.41e+21, 8.41e+21, 8410000000000000000000",
        "2e-3, 0.002, 0.002, 0.002",
        "1e23, 1e+23, 1e+23, 100000000000000000000000",
    })
    void numbersAreWrittenAsGoWritesThem(double value, String general, String json, String decimal) {
        assertThat(GoNumbers.general(value)).isEqualTo(general);
        assertThat(GoNumbers.json(value)).isEqualTo(json);
        assertThat(GoNumbers.decimal(value)).isEqualTo(decimal);
    }

    @Test
    void extremesAreShortest() {
        assertThat(GoNumbers.general(Double.MIN_VALUE)).isEqualTo("5e-324");
        assertThat(GoNumbers.general(Double.MAX_VALUE)).isEqualTo("1.7976931348623157e+308");
        assertThat(GoNumbers.general(2e-323)).isEqualTo("2e-323");
        assertThat(GoNumbers.general(Double.NEGATIVE_INFINITY)).isEqualTo("-Inf");
        assertThat(GoNumbers.decimal(Double.NaN)).isEqualTo("NaN");
        assertThatThrownBy(() -> GoNumbers.json(Double.NaN)).hasMessage("json: unsupported value: NaN");
    }

    @Test
    void everyNumberReadsBack() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(GoNumbers.general(value))).isEqualTo(value);
                assertThat(Double.parseDouble(GoNumbers.json(value))).isEqualTo(value);
            }
        }
    }
}
