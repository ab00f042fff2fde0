package dev.bedrock.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The home directory of the user is neither read nor written. */
class UserConfigurationTest {
    @TempDir
    Path directory;

    @Test
    void aConfigurationOfTheUserThatCannotBeReadIsNotRead() {
        TestRepository repository = TestRepository.create(directory.resolve("served"), "app");
        CommitId commit = repository.commit(Map.of("a.yaml", "1"));
        Path home = Directories.write(
                directory.resolve("home"),
                Map.of(".gitconfig", "[this is no configuration", ".config/git/config", "[neither is this"));
        DirectorySnapshot snapshot = DirectorySnapshot.of(home);
        String cache = directory.resolve("cache").toString();
        String address = repository.bare().toString();

        for (String[] job : new String[][] {
            {"fetch", cache, address, commit.hex()},
            {"write", cache, address, "0", "1"}
        }) {
            ProcessRunner.system()
                    .run(ChildGit.command(job)
                            .withEnvironment("HOME", home.toString())
                            .withEnvironment(
                                    "XDG_CONFIG_HOME", home.resolve(".config").toString())
                            .withEnvironment("JAVA_TOOL_OPTIONS", "-Duser.home=" + home))
                    .requireSuccess();
        }

        snapshot.assertUnchanged();
        assertThat(repository.gitBare("show", "main:log")).isEqualTo("0");
    }
}
