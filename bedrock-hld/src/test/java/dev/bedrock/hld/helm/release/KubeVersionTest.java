package dev.bedrock.hld.helm.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.hld.helm.HelmFailureException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeVersionTest {
    @ParameterizedTest
    @CsvSource({
        "1.22, v1.22, v1.22, 1, 22",
        "v1.25.3-gke.100, v1.25.3-gke.100, v1.25.3, 1, 25",
        "1.22.03, v1.22.03, v1.22.3, 1, 22",
        "v1.24+, v1.24+, v1.24, 1, 24",
        "1.2.3.4, v1.2.3.4, v1.2.3.4, 1, 2",
    })
    void reads(String text, String version, String normalized, String major, String minor) {
        assertThat(KubeVersion.parse(text)).isEqualTo(new KubeVersion(version, normalized, major, minor));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1       | invalid kube version '1': illegal version string \"1\"",
                "1.x     | invalid kube version '1.x': illegal version string \"1.x\"",
                "01.22.3 | invalid kube version '01.22.3': illegal zero-prefixed version component \"01\" in \"01.22.3\"",
                "x       | invalid kube version 'x': could not parse \"x\" as version",
            })
    void refuses(String text, String message) {
        assertThatThrownBy(() -> KubeVersion.parse(text))
                .isInstanceOfSatisfying(HelmFailureException.class, e -> assertThat(e.helmText())
                        .isEqualTo(message));
    }
}
