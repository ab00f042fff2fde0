package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example definition does what its comments say. */
class ShopTest {
    @TempDir
    Path output;

    Cli cli;

    @BeforeEach
    void aUserInTheExample() {
        cli = new Cli(Path.of(System.getProperty("bedrock.root"), "bedrock-examples", "definitions", "shop"));
    }

    @Test
    void prodHasEverythingAndTheParentHasTheLastWord() {
        Cli.Result prod = cli.run("hld", "show", "prod");

        assertThat(prod.err()).isEmpty();
        assertThat(prod.out())
                .contains("network  static", "recommendations  helm", "orders  helm")
                .containsPattern("replicas: 6 +prod config/prod.yaml:")
                .containsPattern("pods: 60 +prod infra/config/prod.yaml:")
                .containsPattern("namespaces\\[0]: \"shop\" +default infra/component.yaml:")
                .containsPattern("ingress.hosts\\[0]: \"www.shop.example.com\" +prod apps/config/prod.yaml:")
                .containsPattern("ingress.hosts\\[1]: \"shop.example.com\" +common apps/config/common.yaml:");
    }

    @Test
    void stagingDoesWithoutSomeComponentsAndReplacesTheHosts() {
        Cli.Result staging = cli.run("hld", "show", "staging");

        assertThat(staging.err()).isEmpty();
        assertThat(staging.out())
                .doesNotContain("network  static", "recommendations  helm", "hosts[1]")
                .contains("ingress.hosts[0]: \"staging.shop.example.com\"", "image.tag: \"4.3.0-rc.1\"");
    }

    @Test
    void itGeneratesWithoutAWarning() {
        Cli.Result result = cli.run("hld", "generate", "prod", "--strict", "--output=" + output.resolve("prod"));

        assertThat(result.exitCode()).as(result.err()).isZero();
        Map<String, String> files = Directories.read(output.resolve("prod"));
        assertThat(files)
                .containsOnlyKeys(
                        "infra/namespaces.yaml",
                        "infra/rbac.yaml",
                        "infra/network.yaml",
                        "infra/quotas.yaml",
                        "apps/storefront.yaml",
                        "apps/recommendations.yaml",
                        "apps/checkout/orders.yaml",
                        "apps/checkout/payments.yaml");
        assertThat(files.get("infra/quotas.yaml"))
                .contains("namespace: shop\n", "namespace: checkout\n", "pods: \"60\"", "environment: prod}");
        assertThat(files.get("apps/storefront.yaml"))
                .contains("replicas: 6", "namespace: shop", "host: www.shop.example.com", "kind: PodDisruptionBudget");
    }
}
