package dev.bedrock.hld.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.manifest.OutputLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class InstallHooksTest {
    private static final String FETCHED = """
            === component.yaml
            name: fetched
            type: static
            path: made
            hooks:
              before-install: [echo fetched before, 'mkdir -p made && echo "{apiVersion: v1, kind: ConfigMap, metadata: {name: made}}" > made/a.yaml']
              after-install: [echo fetched after]
            """;

    private static final String SHOP = """
            === component.yaml
            name: shop
            hooks:
              before-install: [echo shop before, env]
              after-install: ['echo shop after; ls .bedrock/trees | wc -l']
            subcomponents:
            - name: inline
              type: static
              method: git
              source: mem://web
              version: v1
              hooks: {before-install: [echo inline before], after-install: [echo inline after]}
            - {name: f, method: git, source: 'mem://fetched', version: v1}
            - {name: again, method: git, source: 'mem://fetched', version: v1}
            """;

    @TempDir
    Path directory;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final MemorySource remotes = new MemorySource()
            .publish("mem://web", "v1", "=== a.yaml\n{apiVersion: v1, kind: ConfigMap, metadata: {name: web}}\n")
            .publish("mem://fetched", "v1", FETCHED);

    private Hld hld() {
        return Hld.builder(directory)
                .root(directory)
                .source(remotes)
                .processes(ProcessRunner.of(EnvironmentVariables.of(
                        Map.of("PATH", "/usr/bin:/bin", "HOME", "/home/me", "LANG", "C", "TOKEN", "t0ps3cret"))))
                .hookOutput((stream, line) -> lines.add(line))
                .build();
    }

    private Installation install(boolean hooks) {
        return hld().install(InstallOptions.defaults().withHooksAllowed(hooks));
    }

    @Test
    void hooksDoNotRunUnlessAllowedAndThatIsTold() {
        Directories.write(directory, SHOP);

        assertThat(install(false).problems())
                .extracting(Problem::code)
                .containsOnly("HLD-0021")
                .hasSize(6);
        assertThat(lines).isEmpty();
    }

    @Test
    void d15HooksRunOnceInOrderWithACleanEnvironmentAndVisibly() {
        Directories.write(directory, SHOP);

        install(true);

        assertThat(lines)
                .filteredOn(line -> line.matches("\\w+ (before|after)"))
                .containsExactly(
                        "shop before",
                        "shop after",
                        "inline before",
                        "fetched before",
                        "inline after",
                        "fetched after");
        assertThat(lines)
                .contains("HOME=/home/me", "PATH=/usr/bin:/bin", "LANG=C", "BEDROCK_COMPONENT=shop")
                .noneMatch(line -> line.contains("t0ps3cret"));
        assertThat(lines.get(lines.indexOf("shop after") + 1).strip())
                .as("what was fetched when after-install of the top runs: the components that it names")
                .isEqualTo("1");
    }

    @Test
    void whatHooksMakeInAFetchedComponentIsFoundAndBelongsToIt() {
        Directories.write(directory, SHOP);
        install(true);

        Map<String, String> manifests = hld().generate(Environments.of()).files(OutputLayout.defaults());

        assertThat(manifests).containsKeys("f/fetched.yaml", "again/fetched.yaml");
        assertThat(install(true).changed()).isEmpty();
    }

    @Test
    void d20AFailingHookEndsTheInstallationWithoutALock() {
        Directories.write(directory, SHOP.replace("echo shop before", "exit 3"));

        assertThatThrownBy(() -> install(true))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "component.yaml:1:1: error HLD-0022: the before-install hook of 'shop' (exit 3) ended"
                                + " with exit code 3");
        assertThat(directory.resolve("bedrock.lock")).doesNotExist();
        assertThat(remotes.requests()).isZero();
    }
}
