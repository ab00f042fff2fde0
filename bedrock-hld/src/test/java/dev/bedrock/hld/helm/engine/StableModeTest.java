package dev.bedrock.hld.helm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.hld.helm.HelmRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StableModeTest {
    private static final Instant TIME = Instant.parse("2024-01-02T03:04:05Z");

    @TempDir
    Path chart;

    @BeforeEach
    void writeChart() {
        file("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n");
    }

    private void file(String name, String content) {
        ChartFolder.write(chart.resolve(name), content);
    }

    private static EmbeddedHelm stable(String secret) {
        return EmbeddedHelm.builder()
                .stable(secret.getBytes(StandardCharsets.UTF_8), TIME)
                .build();
    }

    private static EmbeddedHelm stable() {
        return stable("0123456789abcdef");
    }

    private String render(EmbeddedHelm helm) {
        return helm.render(HelmRequest.of(chart, "rel").withNamespace("ns")).manifests();
    }

    /** The lines of a template's document. */
    private String document(EmbeddedHelm helm, String template) {
        String manifests = render(helm);
        int start = manifests.indexOf("# Source: c/templates/" + template);
        int end = manifests.indexOf("\n---", start);
        return manifests.substring(start, end < 0 ? manifests.length() : end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "randAlphaNum 20",
                "randAlpha 20",
                "randNumeric 20",
                "randAscii 20",
                "randBytes 20",
                "randInt 0 1000000000",
                "shuffle \"abcdefghijklmnopqrstuvwxyz\"",
                "uuidv4",
                "bcrypt \"p\"",
                "htpasswd \"u\" \"p\"",
                "encryptAES \"k\" \"v\"",
                "genPrivateKey \"ecdsa\"",
                "genPrivateKey \"ed25519\"",
                "(genCA \"ca\" 10).Cert",
                "(genCA \"ca\" 10).Key",
                "(genSelfSignedCert \"s\" nil (list \"a.b\") 10).Cert",
                "(genSignedCertWithKey \"s\" nil nil 10 (genCAWithKey \"ca\" 9 (genPrivateKey \"ecdsa\")) (genPrivateKey \"ecdsa\")).Cert",
            })
    void everyRandomFunctionRepeatsItselfForTheSameSecretOnly(String call) {
        file("templates/a.yaml", "a: {{ " + call + " | toString | b64enc }}");

        assertThat(render(stable())).isEqualTo(render(stable())).isNotEqualTo(render(stable("fedcba9876543210")));
    }

    @Test
    void timeStandsStill() {
        file("templates/a.yaml", "a: {{ now | date \"2006-01-02T15:04:05Z\" }}");

        assertThat(render(stable())).contains("a: 2024-01-02T03:04:05Z");
    }

    @Test
    void callsAfterEachOtherGiveDifferentValues() {
        file("templates/a.yaml", "a: {{ eq (randAlphaNum 20) (randAlphaNum 20) }}");

        assertThat(render(stable())).contains("a: false");
    }

    @Test
    void aChangeOfOneTemplateLeavesTheOthersAlone() {
        file("templates/a.yaml", "a: {{ randAlphaNum 20 }}");
        file("templates/z.yaml", "z: {{ randAlphaNum 20 }}");
        String before = document(stable(), "a.yaml");

        file("templates/z.yaml", "z: {{ randAlphaNum 30 }}{{ randAlphaNum 5 }}{{ (genCA \"x\" 1).Key | len }}");
        file("templates/y.yaml", "y: {{ randAlphaNum 20 }}");

        assertThat(document(stable(), "a.yaml")).isEqualTo(before);
    }

    @Test
    void aLongerPasswordDoesNotChangeTheNextOne() {
        file("templates/a.yaml", "{{ $_ := randAlphaNum 10 }}a: {{ randAlphaNum 20 }}");
        String before = render(stable());

        file("templates/a.yaml", "{{ $_ := randAlphaNum 99 }}a: {{ randAlphaNum 20 }}");

        assertThat(render(stable())).isEqualTo(before);
    }

    @Test
    void templatesAndReleasesHaveTheirOwnValues() {
        file("templates/a.yaml", "v: {{ randAlphaNum 20 }}");
        file("templates/b.yaml", "v: {{ randAlphaNum 20 }}");
        String manifests = render(stable());

        assertThat(document(stable(), "a.yaml").substring(30))
                .isNotEqualTo(document(stable(), "b.yaml").substring(30));
        assertThat(stable().render(HelmRequest.of(chart, "other").withNamespace("ns"))
                        .manifests())
                .isNotEqualTo(manifests);
        assertThat(stable().render(HelmRequest.of(chart, "rel").withNamespace("other"))
                        .manifests())
                .isNotEqualTo(manifests);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bcrypt 'p'|bcrypt 'q'",
                "htpasswd 'u' 'p'|htpasswd 'u' 'q'",
                "encryptAES 'k' 'v'|encryptAES 'k' 'w'",
                "genPrivateKey 'ecdsa'|genPrivateKey 'ed25519'",
                "(genCA 'ca' 10).Cert|(genCA 'ca' 11).Cert",
                "(genSelfSignedCert 's' nil (list 'a b') 10).Cert|(genSelfSignedCert 's' nil (list 'a' 'b') 10).Cert",
                "(genSelfSignedCert 's' nil (list 'a') 10).Cert|(genSelfSignedCert 't' nil (list 'a') 10).Cert",
            })
    void aRendererThatHasDerivedAValueDerivesAnotherFromOtherArguments(String call, String other) {
        EmbeddedHelm helm = stable();
        String before = callIn(helm, call);

        String after = callIn(helm, other);

        assertThat(after).isNotEqualTo(before).isEqualTo(callIn(stable(), other));
        assertThat(callIn(helm, call)).isEqualTo(before);
    }

    private String callIn(EmbeddedHelm helm, String call) {
        file("templates/a.yaml", "a: {{ " + call.replace('\'', '"') + " | toString | b64enc }}");
        return render(helm);
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> stable("short")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutItValuesDifferEveryTime() {
        file("templates/a.yaml", "v: {{ randAlphaNum 20 }}");
        EmbeddedHelm helm = EmbeddedHelm.create();

        assertThat(render(helm)).isNotEqualTo(render(helm));
    }
}
