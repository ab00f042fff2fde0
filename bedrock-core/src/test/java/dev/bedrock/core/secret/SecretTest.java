package dev.bedrock.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.process.EnvironmentVariables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private final EnvironmentVariables variables =
            EnvironmentVariables.of(Map.of("TOKEN", "s3cret", "_u1", "user", "EMPTY", "", "NESTED", "${env:TOKEN}"));

    @Test
    void aSecretPrintsAsStars() {
        Secret secret = Secret.of("s3cret");

        assertThat(secret).hasToString("***").isEqualTo(Secret.of("s3cret")).isNotEqualTo(Secret.of("s3creT"));
        assertThat(secret.hashCode()).isEqualTo(Secret.of("other").hashCode());
        assertThat(secret.reveal()).isEqualTo("s3cret");
        assertThat(Secret.of("").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "'', ''",
        "${env:TOKEN}, s3cret",
        "Bearer ${env:TOKEN}!, Bearer s3cret!",
        "${env:_u1}:${env:TOKEN}, user:s3cret",
        "${env:EMPTY}, ''",
        "${env:NESTED}, ${env:TOKEN}",
        "${other} $TOKEN {env:TOKEN}, ${other} $TOKEN {env:TOKEN}"
    })
    void referencesAreReplacedOnce(String text, String expected) {
        assertThat(SecretReferences.resolve(text, variables).reveal()).isEqualTo(expected);
    }

    @Test
    void variablesThatAreNotSetAreAllNamed() {
        SourceLocation location = SourceLocation.of("access.yaml", 2, 5);

        assertThatThrownBy(() -> SecretReferences.resolve("p4ss ${env:A} ${env:TOKEN} ${env:B}", variables, location))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("""
                        access.yaml:2:5: error CORE-0301: the environment variable A is not set (set it where this program runs)
                        access.yaml:2:5: error CORE-0301: the environment variable B is not set (set it where this program runs)\
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${env:}", "${env:1A}", "${env:A B}", "${env:TOKEN", "p4ss${env: TOKEN}", "${env:${env:TOKEN}}"})
    void malformedReferencesAreNotRepeatedInTheMessage(String text) {
        assertThat(SecretReferences.isPresent(text)).isTrue();
        assertThatThrownBy(() -> SecretReferences.resolve(text, variables))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0302")
                .hasMessageNotContaining("p4ss")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aRedactorMasksEveryAppearance() {
        Redactor redactor = Redactor.of(List.of(
                Secret.of("s3cret"),
                Secret.of("s3cret-longer"),
                Secret.of(""),
                Secret.of("p&ss w"),
                Secret.of("{\nfirst\nsecond\n}")));

        assertThat(redactor.redact("a s3cret, s3cret-longer, s3creT")).isEqualTo("a ***, ***, s3creT");
        assertThat(redactor.redact("https://u:p%26ss+w@host czNjcmV0 p&ss w")).isEqualTo("https://u:***@host *** ***");
        assertThat(redactor.redact("{ line: second }")).isEqualTo("{ line: *** }");
        assertThat(redactor.redact("")).isEmpty();
        assertThat(Redactor.of(List.of()).redact("s3cret")).isEqualTo("s3cret");
    }
}
