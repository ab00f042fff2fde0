package dev.bedrock.gitops.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.secret.Redactor;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.core.testing.Directories;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reviewers are shown. */
class PublishCommentTest {
    @TempDir
    Path directory;

    private Cluster cluster;

    @BeforeEach
    void aPublishedCluster() {
        cluster = Cluster.in(directory);
        cluster.publish(Cluster.to("prod"));
    }

    private String text() {
        return PublishComment.defaults().text(cluster.plan(Cluster.to("prod")));
    }

    private void secret(String key, String value) {
        Directories.write(cluster.definition(), Map.of("parts/web/map.yaml", """
                # the password is hunter2
                apiVersion: v1
                kind: Secret
                metadata:
                  name: web
                  annotations:
                    kubectl.kubernetes.io/last-applied-configuration: '{"data": "s3cr3t"}'
                data:
                  same: c2FtZQ==
                stringData:
                  %s: %s
                """.formatted(key, value)));
    }

    @Test
    void changesAreToldByFolderObjectAndLine() {
        String head = cluster.head("main");
        cluster.defines("api");
        cluster.has("api", "new");

        assertThat(text()).isEqualTo("""
                <!-- bedrock-publish -->
                ### 2 manifests change

                In `%s`, branch `main`

                * `prod` (`prod`): 1 updated, 1 deleted

                Objects that clusters remove, in `prod`:

                * `v1 ConfigMap web`

                <details><summary>update <code>prod/api.yaml</code></summary>

                ```diff
                @@ -4,4 +4,4 @@
                 metadata:
                   name: api
                 data:
                -  value: api
                +  value: new
                ```

                </details>

                <details><summary>delete <code>prod/web.yaml</code></summary>

                ```diff
                @@ -1,7 +0,0 @@
                ----
                -apiVersion: v1
                -kind: ConfigMap
                -metadata:
                -  name: web
                -data:
                -  value: web
                ```

                </details>
                """.formatted(cluster.remote().address()));
        assertThat(cluster.head("main")).isEqualTo(head);
    }

    @Test
    void withoutAChangeItSaysSo() {
        assertThat(text())
                .startsWith(PublishComment.MARKER + "\n### No manifests change\n")
                .contains("* `prod` (`prod`): no change\n");
    }

    @Test
    void valuesOfSecretsAreNotShownButThatTheyChangeIs() {
        secret("password", "hunter2");
        cluster.publish(Cluster.to("prod"));
        secret("password", "correct horse");

        String text = text();

        assertThat(text)
                .contains("-  password: '*** (before)'", "+  password: '*** (after)'")
                .contains("   same: '***'")
                .doesNotContain("hunter2")
                .doesNotContain("correct horse")
                .doesNotContain("c2FtZQ")
                .doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Secret, data: {k: aHVudGVyMg==}}]}\n",
                "{apiVersion: v1, kind: \"\\x53ecret\", data: {k: aHVudGVyMg==}}\n",
                "{\"apiVersion\": \"v1\", \"kind\": \"Secret\", \"data\": {\"k\": \"aHVudGVyMg==\"}}\n",
                "apiVersion: v1\nkind: Secret\ndata: &d\n  k: aHVudGVyMg==\nstringData: *d\n",
                "apiVersion: x/v1\nkind: Copy\nspec: {template: {kind: Secret, stringData: {a: {b: [aHVudGVyMg==]}}}}\n",
                "apiVersion: v1\nkind: ConfigMap\n---\napiVersion: v1\nkind: Secret\ndata:\n  k: aHVudGVyMg==\n"
            })
    void secretsAreFoundHoweverTheyAreWritten(String manifest) {
        Directories.write(cluster.definition(), Map.of("parts/web/map.yaml", manifest));

        assertThat(text()).contains("***").doesNotContain("aHVudGVyMg");
    }

    @Test
    void whatIsNoManifestIsNotShown() {
        cluster.edited(Map.of("prod/web.yaml", "kind: Secret\ndata: [hunter2\n"));
        cluster.has("web", "new");

        String text =
                PublishComment.defaults().text(cluster.plan(Cluster.to("prod").withEditsReplaced(true)));

        assertThat(text)
                .contains("not shown, because it is not YAML", "GITOPS-0406")
                .doesNotContain("hunter2");
    }

    @Test
    void knownSecretsAreMaskedEverywhere() {
        cluster.has("web", "t0ken-in-a-map");

        String text = PublishComment.defaults()
                .withRedactor(Redactor.of(List.of(Secret.of("t0ken-in-a-map"))))
                .text(cluster.plan(Cluster.to("prod")));

        assertThat(text).contains("+  value: ***").doesNotContain("t0ken");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 20_000})
    void theTextIsNeverLongerThanTheLimit(int limit) {
        String[] components = new String[150];
        for (int i = 0; i < components.length; i++) {
            components[i] = "component-" + i;
        }
        cluster.defines(components);
        cluster.has("component-7", "x\n".repeat(5_000).replace("\n", " "));
        Directories.write(
                cluster.definition(),
                Map.of(
                        "parts/component-9/map.yaml",
                        "apiVersion: v1\nkind: ConfigMap\ndata:\n" + "  a: b\n  c: |\n" + "    line\n".repeat(2_000)));

        String text = PublishComment.defaults().withLimit(limit).text(cluster.plan(Cluster.to("prod")));

        assertThat(text).hasSizeLessThanOrEqualTo(limit).contains("### 152 manifests change", "Not shown, because");
        assertThat(text.split("<details>", -1)).hasSameSizeAs(text.split("</details>", -1));
    }

    @Test
    void aLimitHasToLeaveRoom() {
        assertThatThrownBy(() -> PublishComment.defaults().withLimit(999)).isInstanceOf(IllegalArgumentException.class);
    }
}
