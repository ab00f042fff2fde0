package dev.bedrock.hld.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.testing.Directories;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentSearchTest {
    @TempDir
    Path directory;

    private List<String> find(String keyword) {
        return ComponentSearch.in(directory).find(keyword).stream()
                .map(found -> found.path() + " " + found.name() + " " + found.type() + " " + found.match())
                .toList();
    }

    @Test
    void namesFoldersAndStanzasAreSearched() {
        Directories.write(directory, """
                === definitions/redis-cluster/component.yaml
                name: cache
                type: helm
                === definitions/store/component.json
                {"name": "Redis", "type": "static"}
                === definitions/shop/component.yaml
                name: shop
                subcomponents:
                - {name: web, type: helm, path: web}
                - {name: sessions, type: helm, source: "https://charts.example/redis", method: helm, path: x}
                === definitions/redis-broken/component.yaml
                {
                === definitions/unnamed-redis/component.yml
                type: helm
                === .git/redis/component.yaml
                name: redis
                === redis/values.yaml
                a: 1
                """);

        assertThat(find("redis"))
                .containsExactly(
                        "definitions/store Redis static name",
                        "definitions/redis-cluster cache helm folder",
                        "definitions/unnamed-redis unnamed-redis helm name",
                        "definitions/shop shop component stanza sessions");
        assertThat(find("SHOP")).containsExactly("definitions/shop shop component name");
        assertThat(find("nothing-like-it")).isEmpty();
    }

    @Test
    void theFolderMustBeThere() {
        assertThatThrownBy(() -> ComponentSearch.in(directory.resolve("nowhere")))
                .isInstanceOf(InvalidInputException.class);
    }
}
