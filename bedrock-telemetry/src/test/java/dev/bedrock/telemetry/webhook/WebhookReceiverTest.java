package dev.bedrock.telemetry.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.deployment.RunState;
import dev.bedrock.telemetry.query.DeploymentQuery;
import dev.bedrock.telemetry.store.DeploymentChange.Insert;
import dev.bedrock.telemetry.store.embedded.EmbeddedStore;
import dev.bedrock.telemetry.sync.ClusterSync;
import dev.bedrock.telemetry.webhook.WebhookEvent.ClusterApplied;
import dev.bedrock.telemetry.webhook.WebhookEvent.IncidentChanged;
import dev.bedrock.telemetry.webhook.WebhookEvent.RunChanged;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of each sender; unsigned, forged, repeated, old, large and broken ones (family 21 of bad inputs). */
class WebhookReceiverTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Secret SECRET = Secret.of("It's a Secret to Everybody");
    private static final WebhookSender.Flux EAST = new WebhookSender.Flux("east", SECRET, Map.of("apps", "prod"));

    /** A message that each sender may send, and how it proves itself. */
    record Sent(String name, WebhookSender sender, String header, String body) {
        WebhookReceiver receiver() {
            return WebhookReceiver.of(sender, Clock.fixed(NOW, ZoneOffset.UTC));
        }

        Map<String, List<String>> headers(byte[] content) {
            String proof =
                    switch (name) {
                        case "gitlab" -> SECRET.reveal();
                        case "azure" -> "Basic aG9vazpJdCdzIGEgU2VjcmV0IHRvIEV2ZXJ5Ym9keQ==";
                        default -> "sha256=" + hmac(content);
                    };
            return Map.of(header, List.of(proof), "X-GitHub-Event", List.of("workflow_run"));
        }

        byte[] content() {
            return body.replace('\'', '"').getBytes(UTF_8);
        }

        WebhookEvent receive() {
            return receiver().receive(headers(content()), content(), event -> {});
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static String hmac(byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.reveal().getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Sent> senders() {
        return Stream.of(
                new Sent(
                        "github",
                        new WebhookSender.GitHub(SECRET),
                        "X-Hub-Signature-256",
                        "{'action':'completed','workflow_run':{'id':30433642,'run_number':562,'status':'completed',"
                                + "'conclusion':'failure','head_branch':'main','run_started_at':'2026-03-01T11:00:00Z',"
                                + "'updated_at':'2026-03-01T11:05:00Z'}}"),
                new Sent(
                        "gitlab",
                        new WebhookSender.GitLab(SECRET),
                        "X-Gitlab-Token",
                        "{'object_kind':'pipeline','object_attributes':{'id':31,'iid':3,'ref':'main','status':'success','created_at':'2026-03-01"
                                + " 11:00:00 UTC','finished_at':'2026-03-01 11:05:00 UTC'}}"),
                new Sent(
                        "azure",
                        new WebhookSender.AzureDevOps(new Credential.Login("hook", SECRET)),
                        "Authorization",
                        "{'id':'4a5d99d6','eventType':'build.complete','createdDate':'2026-03-01T11:05:01Z',"
                                + "'resource':{'id':2727,'buildNumber':'20260301.1','status':'completed',"
                                + "'result':'canceled','finishTime':'2026-03-01T11:05:00Z'}}"),
                new Sent(
                        "flux",
                        EAST,
                        "X-Signature",
                        "{'involvedObject':{'kind':'Kustomization','namespace':'flux-system','name':'apps'},'severity':'info','timestamp':'2026-03-01T11:06:00Z','message':'Reconciliation"
                                + " finished',"
                                + "'reason':'ReconciliationSucceeded','reportingController':'kustomize-controller',"
                                + "'metadata':{'revision':'main@sha1:9b2f0c4d5e6f708192a3b4c5d6e7f8091a2b3c4d'}}"),
                new Sent(
                        "cdevents",
                        new WebhookSender.CdEvents(SECRET),
                        "X-Signature",
                        "{'context':{'version':'0.4.1','id':'1','source':'/pager','type':'dev.cdevents.incident.detected.0.2.0',"
                                + "'timestamp':'2026-03-01T11:07:00Z'},'subject':{'id':'inc-1','type':'incident',"
                                + "'content':{'description':'slow','environment':{'id':'prod'},'service':{'id':'cart'}}}}"));
    }

    private static Sent sent(String name) {
        return senders().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void eachSenderIsUnderstood() {
        assertThat(((RunChanged) sent("github").receive()).run()).satisfies(run -> {
            assertThat(run.id()).isEqualTo("30433642");
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.finishedAt()).contains(Instant.parse("2026-03-01T11:05:00Z"));
        });
        assertThat(((RunChanged) sent("gitlab").receive()).run()).satisfies(run -> {
            assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(run.finishedAt()).contains(Instant.parse("2026-03-01T11:05:00Z"));
        });
        assertThat(((RunChanged) sent("azure").receive()).run().state()).isEqualTo(RunState.CANCELED);
        assertThat(((ClusterApplied) sent("flux").receive()).sync())
                .isEqualTo(new ClusterSync(
                        "east",
                        Optional.of("prod"),
                        "9b2f0c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
                        Instant.parse("2026-03-01T11:06:00Z")));
        assertThat(((IncidentChanged) sent("cdevents").receive()).incident()).satisfies(incident -> {
            assertThat(incident.service()).isEqualTo("cart");
            assertThat(incident.ring()).isEqualTo("prod");
            assertThat(incident.resolvedAt()).isEmpty();
        });
    }

    /** The example of GitHub's documentation of webhooks. */
    @Test
    void theSignatureIsThatOfGitHub() {
        byte[] content = "Hello, World!".getBytes(UTF_8);

        assertThat(Signatures.isSigned(
                        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", SECRET, content))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("senders")
    void whatIsNotSignedIsNotRead(Sent sent) {
        WebhookReceiver receiver = sent.receiver();
        byte[] content = sent.content();
        byte[] changed = content.clone();
        changed[20] ^= 1;
        Map<String, List<String>> good = sent.headers(content);
        boolean signed = !List.of("gitlab", "azure").contains(sent.name());

        for (Map<String, List<String>> headers : List.of(
                Map.<String, List<String>>of(),
                Map.of(sent.header(), List.<String>of()),
                Map.of(sent.header(), List.of("")),
                Map.of(sent.header(), List.of("sha256=")),
                Map.of(sent.header(), List.of("sha256=" + "0".repeat(64))),
                Map.of(
                        sent.header(),
                        List.of(good.getOrDefault(sent.header(), List.of("")).get(0) + "0")),
                Map.of("X-Hub-Signature", List.of("sha1=" + "0".repeat(40))))) {
            assertThatThrownBy(() -> receiver.receive(headers, content, event -> {}))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessageContaining("TEL-0411")
                    .hasMessageNotContaining(SECRET.reveal());
        }
        if (signed) {
            assertThatThrownBy(() -> receiver.receive(good, changed, event -> {}))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> receiver.receive(Map.of(), "{".repeat(50_000).getBytes(UTF_8), event -> {}))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(receiver.receive(good, content, event -> {})).isNotInstanceOf(WebhookEvent.Repeated.class);
    }

    @Test
    void anEmptySecretAcceptsNobody() {
        byte[] content = sent("github").content();
        for (WebhookSender sender : List.of(
                new WebhookSender.GitHub(Secret.of("")),
                new WebhookSender.GitLab(Secret.of("")),
                new WebhookSender.AzureDevOps(new Credential.Login("", Secret.of(""))),
                new WebhookSender.CdEvents(Secret.of("")))) {
            WebhookReceiver receiver = WebhookReceiver.of(sender, Clock.fixed(NOW, ZoneOffset.UTC));
            Map<String, List<String>> headers =
                    Map.of("X-Gitlab-Token", List.of(""), "Authorization", List.of("Basic Og=="));
            assertThatThrownBy(() -> receiver.receive(headers, content, event -> {}))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("senders")
    void aRepeatedMessageCountsOnceWhateverItsHeaders(Sent sent) {
        WebhookReceiver receiver = sent.receiver();
        receiver.receive(sent.headers(sent.content()), sent.content(), event -> {});
        Map<String, List<String>> other = new HashMap<>(sent.headers(sent.content()));
        other.put("X-GitHub-Delivery", List.of("another"));

        assertThat(receiver.receive(other, sent.content(), event -> {})).isInstanceOf(WebhookEvent.Repeated.class);
    }

    @ParameterizedTest
    @MethodSource("senders")
    void aMessageThatCouldNotBeRecordedCountsWhenItComesAgain(Sent sent) {
        WebhookReceiver receiver = sent.receiver();
        Map<String, List<String>> headers = sent.headers(sent.content());
        List<WebhookEvent> recorded = new ArrayList<>();

        assertThatThrownBy(() -> receiver.receive(headers, sent.content(), event -> {
                    throw new IllegalStateException("the store is away");
                }))
                .hasMessage("the store is away");
        receiver.receive(headers, sent.content(), recorded::add);
        receiver.receive(headers, sent.content(), recorded::add);

        assertThat(recorded).hasSize(1);
    }

    @Test
    void anOldMessageIsRefused() {
        Sent flux = sent("flux");
        Sent old = new Sent("flux", EAST, "X-Signature", flux.body().replace("2026-03-01T11", "2026-02-27T11"));

        assertThatThrownBy(old::receive)
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("TEL-0414");
    }

    @Test
    void aLargeMessageIsRefusedBeforeItIsLookedAt() {
        Sent github = sent("github");
        byte[] large = new byte[WebhookReceiver.LARGEST + 1];

        assertThatThrownBy(() -> github.receiver().receive(github.headers(large), large, event -> {}))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("TEL-0412");
    }

    @ParameterizedTest
    @MethodSource("senders")
    void whatIsSignedAndBrokenIsATypedError(Sent sent) {
        WebhookReceiver receiver = sent.receiver();
        for (String body : List.of(
                "",
                "null",
                "[]",
                "[[",
                "{",
                "\u0000",
                "{\"a\":1,\"a\":2}",
                "[".repeat(100_000),
                "{\"a\":" + "9".repeat(9999))) {
            byte[] content = body.getBytes(UTF_8);
            assertThatThrownBy(() -> receiver.receive(sent.headers(content), content, event -> {}))
                    .as(body.substring(0, Math.min(20, body.length())))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("TEL-0413");
        }
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] content = sent.content();
            int from = random.nextInt(content.length);
            byte[] part = Arrays.copyOfRange(content, 0, from);
            byte[] mutated = content.clone();
            mutated[from] = (byte) random.nextInt(256);
            for (byte[] one : List.of(part, mutated)) {
                try {
                    receiver.receive(sent.headers(one), one, event -> {});
                } catch (BedrockException e) {
                    assertThat(e.problems()).isNotEmpty();
                }
            }
        }
    }

    /** A cluster has its own secret, and its name is not taken from the message. */
    @Test
    void oneClusterCannotSpeakForAnother() {
        Sent flux = sent("flux");
        WebhookReceiver west = WebhookReceiver.of(
                new WebhookSender.Flux("west", Secret.of("another"), Map.of()), Clock.fixed(NOW, ZoneOffset.UTC));
        assertThatThrownBy(() -> west.receive(flux.headers(flux.content()), flux.content(), event -> {}))
                .isInstanceOf(AccessDeniedException.class);

        Sent lying = new Sent(
                "flux", EAST, "X-Signature", flux.body().replace("'metadata':{", "'metadata':{'cluster':'west',"));
        assertThat(((ClusterApplied) lying.receive()).sync().cluster()).isEqualTo("east");
    }

    @Test
    void messagesChangeWhatIsRecorded(@TempDir Path folder) {
        try (EmbeddedStore store = EmbeddedStore.open(folder.resolve("deployments.db"), "shop")) {
            store.apply(List.of(
                    new Insert(new Deployment(
                            "a",
                            Map.of(
                                    DeploymentField.IMAGE_BUILD,
                                    "30433642",
                                    DeploymentField.SERVICE,
                                    "cart",
                                    DeploymentField.RING,
                                    "prod"))),
                    new Insert(new Deployment(
                            "b",
                            Map.of(
                                    DeploymentField.IMAGE_BUILD,
                                    "30433642",
                                    DeploymentField.SERVICE,
                                    "cart",
                                    DeploymentField.RING,
                                    "prod",
                                    DeploymentField.MANIFEST_BUILD,
                                    "31",
                                    DeploymentField.MANIFEST_COMMIT,
                                    "9b2f0c4",
                                    DeploymentField.MANIFEST_RECORDED_AT,
                                    "2026-03-01T11:04:00Z")))));
            WebhookRecorder recorder = WebhookRecorder.of(store, store);
            assertThat(recorder.record(sent("github").receive())).hasSize(1);
            assertThat(recorder.record(sent("gitlab").receive())).hasSize(1);
            assertThat(recorder.record(sent("gitlab").receive())).isEmpty();
            recorder.record(sent("flux").receive());
            recorder.record(sent("flux").receive());

            assertThat(store.get(List.of("a")).get(0).deployment().get(DeploymentField.STATUS))
                    .contains("failed");
            assertThat(store.get(List.of("b")).get(0).deployment().get(DeploymentField.STATUS))
                    .contains("Complete");
            assertThat(store.latest()).hasSize(1);
            assertThat(store.of("9b2f0c4")).hasSize(1);
            assertThat(DeploymentQuery.of(store)
                            .matrix()
                            .cell("east", "prod")
                            .orElseThrow()
                            .deployments())
                    .extracting(Deployment::id)
                    .containsExactly("b");
            assertThat(DeploymentQuery.of(store).matrix().cell("east", "qa")).isEmpty();
        }
    }
}
