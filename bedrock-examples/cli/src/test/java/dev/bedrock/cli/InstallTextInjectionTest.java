package dev.bedrock.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.git.GitServer;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.testing.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others have named becomes text, never a line or an expression of a file that we write, nor an order to a terminal. */
@DisabledOnOs(OS.WINDOWS)
class InstallTextInjectionTest {
    @TempDir
    Path folder;

    private AttackedInstall attack;

    @BeforeEach
    void begin() {
        attack = new AttackedInstall(folder);
    }

    @AfterEach
    void end() {
        attack.close();
    }

    @Test
    void aLockHasTheEntriesThatWereFetchedWhateverTheirNames() throws IOException {
        List<String> folders = List.of(
                "- x", "# no comment", "'q'", "${x}", "%{ if true }", "{{ x }}", "&x", "!x", "@x", "[x]", "null");
        TestRepository repository = TestRepository.create(folder.resolve("remotes"), "odd");
        for (String name : folders) {
            repository.commit(Map.of(
                    name + "/Chart.yaml",
                    "{apiVersion: v2, name: web, version: 1.0.0}\n",
                    name + "/templates/a.yaml",
                    "{apiVersion: v1, kind: ConfigMap, metadata: {name: odd}}\n"));
        }
        try (GitServer git = GitServer.start(folder.resolve("remotes"))) {
            StringBuilder stanzas = new StringBuilder("name: shop\nsubcomponents:\n");
            for (int i = 0; i < folders.size(); i++) {
                stanzas.append("- {name: c" + i + ", type: helm, method: git, version: main, source: '")
                        .append(git.url("odd.git"))
                        .append("', path: \"")
                        .append(folders.get(i))
                        .append("\"}\n");
            }
            Directories.write(attack.directory, Map.of("component.yaml", stanzas.toString()));

            Cli.Result result = attack.cli.run("hld", "install", "--allow-host", git.host());

            assertThat(result.exitCode()).as(result.err()).isZero();
        }
        MapNode lock = (MapNode) YamlReader.defaults()
                .readFirst("bedrock.lock", Files.readString(attack.directory.resolve("bedrock.lock")))
                .orElseThrow();
        List<String> charts = new ArrayList<>();
        for (Node source : ((ListNode) lock.get("sources").orElseThrow()).items()) {
            charts.add(((ScalarNode) ((MapNode) source).get("chart").orElseThrow()).text());
        }
        assertThat(charts).containsExactlyInAnyOrderElementsOf(folders);
        assertThat(attack.cli.run("hld", "install", "--locked").exitCode()).isZero();
        assertThat(attack.cli.run("hld", "generate").exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main\\n- source: https://evil.example/x.git",
                "main\\r\\nx",
                "main\\u001b[2J\\u001b]0;title\\u0007",
                "main\\u202Egnp.exe",
                "main\\u2028x"
            })
    void aReferenceBringsNoLineAndNoOrderToTheTerminal(String version) {
        Cli.Result result =
                attack.install("method: git, source: '" + attack.web.uri("/x.git") + "', version: \"" + version + "\"");

        attack.assertRefused(result);
        assertThat(result.err()).doesNotContain("\u001b", "\r", "\u202e", "\u2028", "\n- source");
    }

    @Test
    void aVersionOfAnIndexBringsNoOrderToTheTerminal() {
        attack.web.serve("/charts/index.yaml", """
            apiVersion: v1
            entries:
              web:
              - {name: web, version: "1.0.0\\e[31m", urls: [web.tgz]}
              - {name: "web\\n", version: "1.0.0\\nx", urls: ["web\\e[2J.tgz"]}
            """.getBytes(UTF_8));

        Cli.Result result = attack.install(
                "type: helm, method: helm, path: web, version: 1.0.0, source: '" + attack.web.uri("/charts") + "'");

        attack.assertRefused(result);
        assertThat(result.err()).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${file(\"/etc/passwd\")}",
                "%{ for x in y }a%{ endfor }",
                "$${x}",
                "a\nEOT\nevil = true\n",
                "\" }\nevil = \"x",
                "\\${x}",
                "*/ evil /*",
                "# no comment",
                "a\r\nb"
            })
    void aValueStaysAValueInEveryFormat(String value) throws IOException {
        for (String format : new String[] {"yaml", "hcl", "json"}) {
            Path directory = folder.resolve("formats/" + format);
            Directories.write(
                    directory,
                    Map.of(
                            "component." + format,
                            switch (format) {
                                case "hcl" ->
                                    "name = \"shop\"\nsubcomponent \"web\" {\n  type = \"helm\"\n  path = \"web\"\n}\n";
                                case "json" ->
                                    "{\"name\": \"shop\", \"subcomponents\": [{\"name\": \"web\", \"type\": \"helm\","
                                            + " \"path\": \"web\"}]}\n";
                                default -> "name: shop\nsubcomponents:\n- {name: web, type: helm, path: web}\n";
                            },
                            "web/Chart.yaml",
                            "{apiVersion: v2, name: web, version: 1.0.0}\n"));
            Cli user = new Cli(directory);

            Cli.Result set = user.run("hld", "set", "--type", "string", "--subcomponent", "web", "text=" + value);

            assertThat(set.exitCode()).as(set.err()).isZero();
            assertThat(set.out()).isEqualTo("config/common." + format + "\n");
            String text = text(user);
            assertThat(text).contains("text");
            assertThat(text).doesNotContain("\"evil\"");
            for (String other : new String[] {"hcl", "json", "yaml"}) {
                Cli.Result converted = user.run("hld", "convert", "--to", other);
                assertThat(converted.exitCode()).as(converted.err()).isZero();
                assertThat(text(user)).as("from " + format + " to " + other).isEqualTo(text);
            }
        }
    }

    /** What the configuration says, without the places that say it. */
    private static String text(Cli user) {
        Cli.Result shown = user.run("hld", "show", "-o", "json");
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        return shown.out()
                .replaceAll("(component|config/common)\\.[a-z]+(:\\d+)*", "")
                .replaceAll("\"(line|column)\": \\d+", "");
    }
}
