package dev.bedrock.hld.helm.semver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.hld.helm.golib.GoSyntaxException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionConstraintTest {
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            >=1.2.0, <2            | 1.2.3   => true
            >=1.2.0 <2.0.0         | 2.0.0   => false
            ^1.2.3                 | 1.9.0   => true
            ^0.2.3                 | 0.3.0   => false
            ^0.0.3                 | 0.0.4   => false
            ^0.0                   | 0.0.9   => true
            ~1.2.3                 | 1.2.9   => true
            ~1                     | 1.9.0   => true
            ~1.2                   | 1.3.0   => false
            1.2.x                  | 1.2.7   => true
            1.2                    | 1.3.0   => false
            *                      | 9.9.9   => true
            >1.2                   | 1.2.5   => false
            >1.2                   | 1.3.0   => true
            <=1.2                  | 1.2.9   => true
            !=1.2                  | 1.2.9   => false
            1.2 - 1.4.5            | 1.4.5   => true
            1.2 - 1.4.5            | 1.4.6   => false
            <1 || >=2              | 2.1.0   => true
            >=1.2                  | 1.3.0-rc => false
            >=1.2-0                | 1.3.0-rc => true
            =1.2.3                 | 1.2.3+b => true
            """)
    void versionsFulfilConstraints(String constraintAndVersion, boolean expected) throws GoSyntaxException {
        String[] parts = constraintAndVersion.split(" +\\| +(?=[0-9])", 2);
        assertThat(VersionConstraint.parse(parts[0]).allows(SemanticVersion.parse(parts[1])))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            latest       => improper constraint: latest
            >=1.2.3 <    => improper constraint: >=1.2.3 <
            >=1 || foo   => improper constraint:  foo
            >=1.2.3-01   => constraint parser error
            """)
    void wrongConstraintsAreRefused(String constraint, String error) {
        assertThatThrownBy(() -> VersionConstraint.parse(constraint)).hasMessage(error);
    }

    @Test
    void versionsHaveAnOrder() throws GoSyntaxException {
        List<String> ordered =
                List.of("1.0.0-1", "1.0.0-2", "1.0.0-10", "1.0.0-a", "1.0.0-a.1", "1.0.0-b", "1", "1.0.1", "1.10");
        for (int i = 1; i < ordered.size(); i++) {
            assertThat(SemanticVersion.parse(ordered.get(i - 1))).isLessThan(SemanticVersion.parse(ordered.get(i)));
        }
    }

    @Test
    void incompleteVersionsAreCompleted() throws GoSyntaxException {
        SemanticVersion version = SemanticVersion.parse("v01.2-rc.1+b");
        assertThat(version).hasToString("1.2.0-rc.1+b");
        assertThat(version.original()).isEqualTo("v01.2-rc.1+b");
        assertThat(version.nextPatch()).hasToString("1.2.0");
        assertThat(version.nextPatch().original()).isEqualTo("v1.2.0");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            1.2.3.4     => invalid semantic version
            V1          => invalid semantic version
            1.2.3-01    => version segment starts with 0
            99999999999999999999 => error parsing version segment: strconv.ParseUint: parsing "99999999999999999999": value out of range
            """)
    void wrongVersionsAreRefused(String version, String error) {
        assertThatThrownBy(() -> SemanticVersion.parse(version)).hasMessage(error);
    }
}
