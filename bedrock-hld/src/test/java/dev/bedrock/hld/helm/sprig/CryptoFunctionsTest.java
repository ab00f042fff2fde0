package dev.bedrock.hld.helm.sprig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CryptoFunctionsTest {
    @Test
    void certificatesAreSignedByTheirAuthority() throws GeneralSecurityException {
        String certificates = Templates.renderAll("""
                {{- $ca := genCAWithKey "ca" 10 (genPrivateKey "ecdsa") }}{{ $ca.Cert }}\
                {{ (genSignedCertWithKey "host" (list "10.0.0.1") (list "a.test" "*.b") 5 $ca (genPrivateKey "ed25519")).Cert }}""");
        String[] blocks = certificates.split("(?<=-----END CERTIFICATE-----\n)", -1);
        X509Certificate authority = certificate(blocks[0]);
        X509Certificate signed = certificate(blocks[1]);
        signed.verify(authority.getPublicKey());
        assertThat(authority.getBasicConstraints()).isNotNegative();
        assertThat(signed.getBasicConstraints()).isNegative();
        assertThat(signed.getSubjectX500Principal().getName()).isEqualTo("CN=host");
        assertThat(signed.getSubjectAlternativeNames())
                .containsExactly(Arrays.asList(2, "a.test"), Arrays.asList(2, "*.b"), Arrays.asList(7, "10.0.0.1"));
        assertThat(signed.getNotBefore()).isEqualTo(Date.from(Templates.NOW));
        assertThat(signed.getNotAfter()).isEqualTo(Date.from(Templates.NOW.plus(Duration.ofDays(5))));
        assertThat(signed.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    }

    private static X509Certificate certificate(String pem) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aCertificateCanBeBuiltFromItsParts() {
        String template = """
                {{- $c := genSelfSignedCert "n" nil nil 1 }}{{ $d := buildCustomCert (b64enc $c.Cert) (b64enc $c.Key) }}\
                {{ eq $c.Cert $d.Cert }} {{ $d.Key | hasPrefix "-----BEGIN RSA PRIVATE KEY-----\\n" }}""";
        assertThat(Templates.renderAll(template)).isEqualTo("true true");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            genPrivateKey "ecdsa" | trunc 31         => -----BEGIN EC PRIVATE KEY-----
            genPrivateKey "ed25519" | len            => 119
            genPrivateKey "odd"                      => Unknown type odd
            bcrypt "x" | trunc 7                     => $2a$10$
            htpasswd "u" "x" | trunc 9               => u:$2a$10$
            htpasswd "a:b" "x"                       => invalid username: a:b
            derivePassword 1 "maximum" "password" "user" "example.com" => pf4zS1LjCg&LjhsZ7T2~
            derivePassword 1 "odd" "a" "b" "c"       => cannot find password template odd
            encryptAES "k" "é" | decryptAES "k"      => é
            decryptAES "secretkey" "30tEfhuJSVRhpG97XCuWgz2okj7L8vQ1s6V9zVUPeDQ=" => plaintext
            """)
    void secretsAreMadeAndRead(String call, String expected) {
        assertThat(Templates.render(call).trim()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            genSelfSignedCert "n" (list "zz") nil 5  => genSelfSignedCert: error parsing ip: zz
            genCAWithKey "n" 5 "bad"                 => genCAWithKey: parsing private key: no PEM data in input
            buildCustomCert "!" "x"                  => buildCustomCert: unable to decode base64 certificate
            decryptAES "a" "AAAA"                    => decryptAES: runtime error: slice bounds out of range [:16] with capacity 3
            """)
    void badInputsAreRefused(String call, String expected) {
        assertThat(Templates.failure(call)).isEqualTo(expected);
    }
}
