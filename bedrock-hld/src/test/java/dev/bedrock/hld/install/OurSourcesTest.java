package dev.bedrock.hld.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.file.TreeDigest;
import dev.bedrock.core.git.GitServer;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.hld.component.SourceMethod;
import dev.bedrock.hld.helm.chart.source.TarBuilder;
import dev.bedrock.hld.lock.SourceRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Our own sources keep the contract. */
class OurSourcesTest {
    @Nested
    @DisabledOnOs(OS.WINDOWS)
    class Git extends ComponentSourceContract {
        private TestRepository repository;
        private GitServer server;

        @BeforeEach
        void serve() {
            repository = TestRepository.create(folder.resolve("remotes"), "web");
            repository.commit(Map.of("a/b.yaml", "1", "run.sh", "2"));
            server = GitServer.start(folder.resolve("remotes"));
        }

        @AfterEach
        void stop() {
            server.close();
        }

        @Override
        protected ComponentSource source() {
            return ComponentSources.in(folder.resolve("cache"), Optional.empty(), Duration.ofMinutes(1))
                    .get(0);
        }

        @Override
        protected SourceRequest request() {
            return new SourceRequest(SourceMethod.GIT, server.url("web.git"), "", "", "main");
        }

        @Override
        protected SourceRequest missing() {
            return new SourceRequest(SourceMethod.GIT, server.url("web.git"), "", "v9", "");
        }

        @Override
        protected void publishAnother() {
            repository.commit(Map.of("a/b.yaml", "3"));
        }
    }

    @Nested
    class Helm extends ComponentSourceContract {
        private final LoopbackServer server = LoopbackServer.http();

        @BeforeEach
        void serve() {
            publish("1.0.0");
        }

        @AfterEach
        void stop() {
            server.close();
        }

        private void publish(String version) {
            byte[] archive = new TarBuilder()
                    .file("web/Chart.yaml", "apiVersion: v2\nname: web\nversion: " + version + "\n")
                    .gzipped();
            server.serve("/web-" + version + ".tgz", archive);
            String digest = TreeDigest.ofContent(archive).substring("sha256:".length());
            server.serve(
                    "/index.yaml",
                    "entries:\n  web:\n  - {name: web, version: %s, digest: '%s', urls: [web-%s.tgz]}\n"
                            .formatted(version, digest, version)
                            .getBytes(UTF_8));
        }

        @Override
        protected ComponentSource source() {
            return ComponentSources.in(folder.resolve("cache"), Optional.empty(), Duration.ofMinutes(1))
                    .get(1);
        }

        @Override
        protected SourceRequest request() {
            return new SourceRequest(SourceMethod.HELM, server.uri("/").toString(), "web", "^1", "");
        }

        @Override
        protected SourceRequest missing() {
            return new SourceRequest(SourceMethod.HELM, server.uri("/").toString(), "web", "^9", "");
        }

        @Override
        protected void publishAnother() {
            publish("1.1.0");
        }
    }

    @Nested
    class Http extends ComponentSourceContract {
        private final LoopbackServer server = LoopbackServer.http();

        @BeforeEach
        void serve() {
            server.serve("/all.yaml", "a: 1\n".getBytes(UTF_8));
        }

        @AfterEach
        void stop() {
            server.close();
        }

        @Override
        protected ComponentSource source() {
            return ComponentSources.in(folder.resolve("cache"), Optional.empty(), Duration.ofMinutes(1))
                    .get(2);
        }

        @Override
        protected SourceRequest request() {
            return new SourceRequest(SourceMethod.HTTP, server.uri("/all.yaml").toString(), "", "", "");
        }

        @Override
        protected SourceRequest missing() {
            return new SourceRequest(SourceMethod.HTTP, server.uri("/none.yaml").toString(), "", "", "");
        }

        @Override
        protected void publishAnother() {
            server.serve("/all.yaml", "a: 2\n".getBytes(UTF_8));
        }
    }
}
