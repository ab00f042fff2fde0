package dev.bedrock.hld.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentsTest {
    @ParameterizedTest
    @CsvSource({
        "'',               common,               common",
        "prod,             prod common,          prod",
        "prod-east prod,   prod-east prod common, prod-east-prod",
        "common,           common,               common",
        "common prod,      prod common,          common-prod",
        "prod prod,        prod common,          prod-prod",
        "größe,            größe common,         größe",
        "v1.2,             v1.2 common,          v1.2",
    })
    void eachNameCountsOnceAndCommonLast(String names, String layers, String directory) {
        Environments environments = Environments.of(names.isEmpty() ? new String[0] : names.split(" "));

        assertThat(environments.layers()).containsExactly(layers.split(" "));
        assertThat(environments.directoryName()).isEqualTo(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "../prod", "a/b", "a\\b", "-prod", ".hidden", "C:", "nul", "a\u0000", "a\n", "a."
            })
    void aNameIsOneSegmentOfAPath(String name) {
        assertThatThrownBy(() -> Environments.of("prod", name))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("error HLD-0011: the environment name '");
    }

    @Test
    void allBadNamesAreReportedAtOnce() {
        assertThatThrownBy(() -> Environments.of("..", "/"))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .hasSize(2));
    }
}
