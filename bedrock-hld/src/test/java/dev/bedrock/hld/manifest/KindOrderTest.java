package dev.bedrock.hld.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KindOrderTest {
    @Test
    void whatOthersNeedComesFirstAndWhatCouldBlockThemLast() {
        assertThat(Stream.of(
                                "ValidatingWebhookConfiguration",
                                "Certificate",
                                "Ingress",
                                "Deployment",
                                "Service",
                                "RoleBinding",
                                "Role",
                                "ConfigMap",
                                "ServiceAccount",
                                "Namespace",
                                "CustomResourceDefinition")
                        .sorted(Comparator.comparingInt(KindOrder::rank)))
                .containsExactly(
                        "CustomResourceDefinition",
                        "Namespace",
                        "ServiceAccount",
                        "ConfigMap",
                        "Role",
                        "RoleBinding",
                        "Service",
                        "Deployment",
                        "Ingress",
                        "Certificate",
                        "ValidatingWebhookConfiguration");
    }
}
