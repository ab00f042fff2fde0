package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a definition says is an option or a command of a program. */
class InstallArgumentInjectionTest {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "method: git, source: '--upload-pack=touch pwned'",
                "method: git, source: 'ext::sh -c touch%% pwned'",
                "method: git, source: 'fd::17'",
                "method: git, source: 'ssh://-oProxyCommand=touch/pwned'",
                "method: git, source: '-oProxyCommand=touch@host:pwned'",
                "method: git, source: 'git@host;touch pwned:x'",
                "method: git, source: 'https://127.0.0.1:%1$d/x.git', version: '--upload-pack=touch pwned'",
                "method: git, source: 'https://127.0.0.1:%1$d/x.git', version: '$(touch pwned)'",
                "method: git, source: 'https://127.0.0.1:%1$d/x.git', branch: '-uorigin'",
                "method: git, source: 'https://127.0.0.1:%1$d/x.git', branch: '`touch pwned`'",
                "type: helm, method: helm, source: '--repo-config=x', path: web",
                "type: helm, method: helm, source: 'http://127.0.0.1:%1$d/charts', path: '--post-renderer=touch'",
                "type: helm, method: helm, source: 'http://127.0.0.1:%1$d/charts', path: web, version: '--devel'",
                "type: helm, method: helm, source: 'oci://-x/team', path: web",
                "type: static, method: http, source: '--output=pwned'",
                "type: static, method: http, source: 'http://127.0.0.1:%1$d/x;touch pwned'"
            })
    void nothingIsTakenForAnOption(String fields) {
        Cli.Result result = attack.install(fields.formatted(attack.web.port()));

        attack.assertRefused(result);
        assertThat(attack.directory.resolve("pwned")).doesNotExist();
        assertThat(Path.of("pwned")).doesNotExist();
    }
}
