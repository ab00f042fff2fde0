package dev.bedrock.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.GitReference;
import dev.bedrock.core.git.GitRemote;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.http.RemotePolicy;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeImageTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ChangeImage program = new ChangeImage(new PrintStream(printed, true, UTF_8));

    @Test
    void commitsTheNewTagOnce(@TempDir Path directory) {
        TestRepository repository = TestRepository.create(directory.resolve("served"), "app");
        repository.commit(Map.of("web.yaml", "image: web:1.0\n"));
        GitRemote remote = GitClient.builder(directory.resolve("cache"))
                .policy(RemotePolicy.defaults().withLocalRoot(directory.resolve("served")))
                .build()
                .remote(repository.bare().toString());

        program.run(remote, "web.yaml", ":1.0", ":1.1");
        program.run(remote, "web.yaml", ":1.0", ":1.1");

        assertThat(printed.toString(UTF_8)).containsPattern("committed [0-9a-f]{10}\nnothing to change\n");
        assertThat(remote.fetch(GitReference.branch("main")).readString("web.yaml"))
                .isEqualTo("image: web:1.1\n");
    }
}
