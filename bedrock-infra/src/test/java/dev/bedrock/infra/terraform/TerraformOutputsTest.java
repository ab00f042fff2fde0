package dev.bedrock.infra.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerraformOutputsTest {
    private static final String JSON = """
            {
              "cluster_name": {"sensitive": false, "type": "string", "value": "west"},
              "clusters": {
                "sensitive": false,
                "type": ["map", ["object", {"public_ip": "string"}]],
                "value": {"west": {"public_ip": "20.0.0.1", "zones": ["1", "2"]}, "east": null}
              },
              "key": {"sensitive": true, "type": "string", "value": "hunter2"}
            }
            """;

    @Test
    void whatIsMappedBecomesConfiguration() {
        TerraformOutputs outputs = TerraformOutputs.parse("outputs.json", JSON);

        assertThat(outputs.mapped(Map.of(
                        "ingress.address", "clusters.west.public_ip",
                        "ingress.zones", "clusters.west.zones",
                        "name", "cluster_name")))
                .isEqualTo(
                        Map.of("ingress", Map.of("address", "20.0.0.1", "zones", List.of("1", "2")), "name", "west"));
        assertThat(outputs.mapped(Map.of())).isEmpty();
    }

    @Test
    void allThatIsMissingOrSecretIsNamed() {
        assertThatThrownBy(() -> TerraformOutputs.parse("outputs.json", JSON)
                        .mapped(Map.of(
                                "a", "cluster_nam", "b", "clusters.north.public_ip", "c", "clusters.east", "d", "key")))
                .isInstanceOfSatisfying(InvalidInputException.class, failure -> {
                    assertThat(failure.problems())
                            .extracting(Problem::code)
                            .containsExactly("INFRA-0402", "INFRA-0402", "INFRA-0402", "INFRA-0403");
                    assertThat(failure.problems().toString())
                            .contains("did you mean 'cluster_name'?")
                            .doesNotContain("hunter2");
                });
    }

    @Test
    void anotherDocumentIsRefused() {
        assertThatThrownBy(() -> TerraformOutputs.parse("outputs.json", "{\"a\": 1}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("INFRA-0401");
    }
}
