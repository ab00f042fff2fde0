package dev.bedrock.hld.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileTreeWriter;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.lock.Pin;
import dev.bedrock.hld.lock.SourceRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is given which token: family 17 of bad inputs at this entry. */
class AccessTest {
    private static final String FETCHED = """
            === component.yaml
            name: fetched
            subcomponents:
            - {name: inner, type: static, method: git, source: 'https://corp.example.com/secret/inner'}
            === access.yaml
            https://elsewhere.example.com/: OTHER_TOKEN
            """;

    @TempDir
    Path directory;

    private final Spy spy = new Spy();

    /** Writes down which token it would send to a source and to its neighbours. */
    private static final class Spy implements ComponentSource {
        final Map<String, String> tokens = new ConcurrentHashMap<>();
        final Map<String, RemotePolicy> policies = new ConcurrentHashMap<>();

        @Override
        public boolean handles(SourceRequest request) {
            return true;
        }

        @Override
        public Resolution resolve(SourceRequest request, SourceAccess access) {
            policies.put(request.source(), access.policy());
            tokens.put(request.source(), token(access, request.source()));
            tokens.put("redirected " + request.source(), token(access, "https://evil.example.com/"));
            return new Resolution(Pin.commit("0".repeat(40)), false);
        }

        private static String token(SourceAccess access, String address) {
            return access.credentials()
                    .credential(URI.create(address))
                    .map(credential ->
                            ((Credential.Login) credential).password().reveal())
                    .orElse("none");
        }

        @Override
        public void fetch(SourceRequest request, Pin pin, SourceAccess access, FileTreeWriter writer) {
            Directories.parse(request.source().endsWith("fetched") ? FETCHED : "=== a.yaml\n{}\n")
                    .forEach(writer::write);
        }
    }

    private Hld hld(Map<String, String> variables) {
        return Hld.builder(directory)
                .root(directory)
                .source(spy)
                .variables(EnvironmentVariables.of(variables))
                .build();
    }

    private Installation install(String... variables) {
        return hld(pairs(variables)).install(InstallOptions.defaults());
    }

    private static Map<String, String> pairs(String... variables) {
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            pairs.put(variables[i], variables[i + 1]);
        }
        return pairs;
    }

    private void define(String access, String... sources) {
        StringBuilder files = new StringBuilder("=== component.yaml\nname: shop\nsubcomponents:\n");
        for (int i = 0; i < sources.length; i++) {
            files.append("- {name: s%d, type: static, method: git, source: '%s'}\n".formatted(i, sources[i]));
        }
        Directories.write(directory, files + "=== access.yaml\n" + access);
    }

    @Test
    void theLongestPrefixOfTheSameHostCounts() {
        define(
                """
                https://example.com/: HOST
                https://example.com/team: TEAM
                https://example.com/team/exact.git: EXACT
                """,
                "https://example.com/other",
                "https://example.com/team/shop",
                "https://example.com/team",
                "https://example.com/teams/shop",
                "https://EXAMPLE.com:443/team/x",
                "https://example.com/team/exact.git",
                "https://example.com.evil.org/team/shop",
                "https://evil.org/https://example.com/team",
                "http://example.com/team/shop",
                "https://example.com:8443/team/shop",
                "https://example.com/team/../../x",
                "https://example.com/x/%2e%2e/team/x");

        install("HOST", "h", "TEAM", "t", "EXACT", "e");

        assertThat(spy.tokens)
                .containsEntry("https://example.com/other", "h")
                .containsEntry("https://example.com/team/shop", "t")
                .containsEntry("https://example.com/team", "t")
                .containsEntry("https://example.com/teams/shop", "h")
                .containsEntry("https://EXAMPLE.com:443/team/x", "t")
                .containsEntry("https://example.com/team/exact.git", "e")
                .containsEntry("https://example.com.evil.org/team/shop", "none")
                .containsEntry("https://evil.org/https://example.com/team", "none")
                .containsEntry("http://example.com/team/shop", "none")
                .containsEntry("https://example.com:8443/team/shop", "none")
                .containsEntry("https://example.com/team/../../x", "none")
                .containsEntry("https://example.com/x/%2e%2e/team/x", "none");
        assertThat(spy.tokens.entrySet().stream().filter(entry -> entry.getKey().startsWith("redirected")))
                .allMatch(entry -> entry.getValue().equals("none"));
    }

    @Test
    void d14AnUnsetVariableIsAnErrorThatNamesIt() {
        define("https://example.com/a: NO_SUCH_TOKEN\n", "https://example.com/a");

        assertThatThrownBy(this::install)
                .hasMessageContaining(
                        "access.yaml:1:24: error HLD-0517: the environment variable NO_SUCH_TOKEN is not set");
        assertThat(spy.tokens).isEmpty();
    }

    @Test
    void aTokenInPlaceOfAVariableIsRefusedAndNotShown() {
        define("https://example.com/a: ghp-1234567890\n", "https://example.com/a");

        assertThatThrownBy(this::install)
                .hasMessageContaining("access.yaml:1:24: error HLD-0516")
                .hasMessageNotContaining("ghp-");
    }

    @Test
    void aTokenIsForTheOwnSubtreeOnly() {
        Directories.write(directory, """
                === component.yaml
                name: shop
                subcomponents:
                - {name: a, source: ./a}
                - {name: b, source: ./b}
                === a/component.yaml
                name: a
                subcomponents:
                - {name: x, type: static, method: git, source: 'https://example.com/x'}
                === a/access.yaml
                https://example.com: TOKEN
                === b/component.yaml
                name: b
                subcomponents:
                - {name: y, type: static, method: git, source: 'https://example.com/y'}
                """);

        install("TOKEN", "t");

        assertThat(spy.tokens)
                .containsEntry("https://example.com/x", "t")
                .containsEntry("https://example.com/y", "none");
    }

    @Test
    void theOuterFileWinsAndServesWhatIsFetched() {
        Directories.write(directory, """
                === component.yaml
                name: shop
                subcomponents:
                - {name: f, method: git, source: 'https://example.com/fetched'}
                === access.yaml
                https://corp.example.com/secret: CORP
                """);

        Installation installation = install("CORP", "c", "OTHER_TOKEN", "o");

        assertThat(spy.tokens).containsEntry("https://corp.example.com/secret/inner", "c");
        assertThat(installation.problems()).extracting(Problem::code).containsExactly("HLD-0518");
    }

    @Test
    void theAccessFileOfAFetchedComponentIsUsedOnlyIfAllowed() {
        Directories.write(directory, """
                === component.yaml
                name: shop
                subcomponents:
                - {name: f, method: git, source: 'https://example.com/fetched'}
                """);

        assertThat(install("OTHER_TOKEN", "o").problems())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("warning HLD-0518: the access.yaml of a fetched component is not used");
        assertThat(hld(Map.of("OTHER_TOKEN", "o"))
                        .install(InstallOptions.defaults().withFetchedAccessAllowed(true))
                        .problems())
                .isEmpty();
    }

    @Test
    void tokensReachNoFileAndNoMessage() {
        define(
                "https://example.com/a: TOKEN\n",
                "https://user@example.com/a",
                "https://someone:t0ps3cret@example.com/b");

        assertThatThrownBy(() -> install("TOKEN", "t0ps3cret"))
                .hasMessageContaining("HLD-0515")
                .hasMessageNotContaining("t0ps3cret");
        define("https://example.com/a: TOKEN\n", "https://user@example.com/a");
        install("TOKEN", "t0ps3cret");

        assertThat(spy.tokens).containsEntry("https://example.com/a", "t0ps3cret");
        assertThat(Directories.read(directory).entrySet())
                .noneMatch(file -> file.getValue().contains("t0ps3cret"));
        assertThat(Directories.read(directory).get("bedrock.lock"))
                .contains("source: https://example.com/a")
                .doesNotContain("user@");
    }

    @Test
    void aFolderOfThisMachineIsNotForFetchedComponents() {
        Directories.write(directory, """
                === component.yaml
                name: shop
                subcomponents:
                - {name: f, method: git, source: 'https://example.com/fetched'}
                """);

        Hld.builder(directory)
                .root(directory)
                .source(spy)
                .remotes(RemotePolicy.defaults().withLocalRoot(directory).withHosts(List.of("git.corp")))
                .build()
                .install(InstallOptions.defaults());

        assertThat(spy.policies.get("https://example.com/fetched"))
                .isEqualTo(RemotePolicy.defaults().withLocalRoot(directory).withHosts(List.of("git.corp")));
        assertThat(spy.policies.get("https://corp.example.com/secret/inner"))
                .isEqualTo(RemotePolicy.defaults().withHosts(List.of("git.corp")));
    }
}
