package dev.bedrock.hld.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.ComposedComponent;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.manifest.OutputLayout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installing from sources in memory: what is resolved, fetched, locked, kept and removed. */
class InstallTest {
    private static final String SHOP = """
            === component.yaml
            name: shop
            subcomponents:
            - {name: infra, method: git, source: 'mem://infra', version: v1}
            - {name: web, type: static, method: git, source: 'mem://web', version: v1, path: manifests}
            """;

    private static final String INFRA = """
            === component.yaml
            name: infra
            subcomponents:
            - {name: cache, type: static, path: ./cache}
            - {name: deep, method: git, source: 'mem://deep', version: v7}
            === cache/a.yaml
            {apiVersion: v1, kind: ConfigMap, metadata: {name: cache}}
            === config/prod.yaml
            subcomponents: {deep: {subcomponents: {app: {config: {}}}}}
            """;

    private static final String DEEP = """
            === component.yaml
            name: deep
            subcomponents:
            - {name: app, type: static, path: app}
            === app/a.yaml
            {apiVersion: v1, kind: ConfigMap, metadata: {name: deep}}
            """;

    private static final String WEB = """
            === manifests/web.yaml
            {apiVersion: v1, kind: ConfigMap, metadata: {name: web}}
            """;

    @TempDir
    Path directory;

    private final MemorySource remotes = new MemorySource()
            .publish("mem://infra", "v1", INFRA)
            .publish("mem://deep", "v7", DEEP)
            .publish("mem://web", "v1", WEB)
            .publish("mem://web", "", WEB);

    private Hld hld() {
        return Hld.builder(directory).root(directory).source(remotes).build();
    }

    private Installation install() {
        return hld().install(InstallOptions.defaults());
    }

    private Map<String, String> generated() {
        return hld().generate(Environments.of("prod")).files(OutputLayout.defaults());
    }

    private String lock() throws IOException {
        return Files.readString(directory.resolve("bedrock.lock"));
    }

    private static List<String> texts(BedrockException e) {
        return e.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void d22FetchesLevelByLevelAndGeneratesStaticComponentsOfGitToo() throws IOException {
        Directories.write(directory, SHOP);

        Installation installation = install();

        assertThat(installation.problems()).isEmpty();
        assertThat(installation.sources())
                .extracting(source -> source.source().components() + " " + source.change())
                .containsExactly("[infra/deep] ADDED", "[infra] ADDED", "[web] ADDED");
        assertThat(generated()).containsOnlyKeys("infra/cache.yaml", "infra/deep/app.yaml", "web.yaml");
        assertThat(lock()).isEqualTo("""
                # What the remote components of this definition are pinned to. Commit this file.
                # It is written by 'bedrock hld install'; 'bedrock hld update' moves the pins. To solve a conflict in a merge,
                # take either side and install again. 'tree' is the digest of the files, see docs/install.md.
                lockVersion: 1
                sources:
                - source: mem://deep
                  method: git
                  version: v7
                  pin:
                    commit: %s
                  tree: %s
                  components:
                  - infra/deep
                - source: mem://infra
                  method: git
                  version: v1
                  pin:
                    commit: %s
                  tree: %s
                  components:
                  - infra
                - source: mem://web
                  method: git
                  version: v1
                  pin:
                    commit: %s
                  tree: %s
                  components:
                  - web
                """.formatted(installation.sources().stream()
                .flatMap(source ->
                        List.of(source.source().pin().version(), source.source().tree()).stream())
                .toArray()));
    }

    @Test
    void theSecondInstallAsksNobodyAndTouchesNothing() {
        Directories.write(directory, SHOP);
        install();
        int requests = remotes.requests();
        DirectorySnapshot before = DirectorySnapshot.of(directory.resolve(".bedrock/trees"));

        Installation again = install();

        assertThat(remotes.requests()).isEqualTo(requests);
        assertThat(again.changed()).isEmpty();
        assertThat(again.lockChanged()).isFalse();
        before.assertUnchanged();
    }

    @Test
    void aSourceIsFetchedOnceForAllWhoWantIt() {
        StringBuilder stanzas = new StringBuilder("=== component.yaml\nname: shop\nsubcomponents:\n");
        for (int i = 0; i < 60; i++) {
            stanzas.append(
                    "- {name: web%d, type: static, method: git, source: 'mem://web', version: v1, path: manifests}\n"
                            .formatted(i));
        }
        Directories.write(directory, stanzas.toString());

        Installation installation = install();

        assertThat(remotes.resolved).hasValue(1);
        assertThat(remotes.fetched).hasValue(1);
        assertThat(installation.sources()).hasSize(1);
        assertThat(installation.sources().get(0).source().components()).hasSize(60);
        assertThat(generated()).hasSize(60);
    }

    @Test
    void whatIsLockedIsInstalledOnAnotherMachine() throws IOException {
        Directories.write(directory, SHOP);
        install();
        String locked = lock();
        deleteTrees();
        remotes.publish("mem://web", "v1", WEB.replace("name: web", "name: moved"));

        Installation installation = install();

        assertThat(lock()).isEqualTo(locked);
        assertThat(generated().get("web.yaml")).contains("name: web").doesNotContain("moved");
        assertThat(installation.problems())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .startsWith("component.yaml:4:3: warning HLD-0512: mem://web v1 was moved since it was locked: it was ")
                .contains("what was locked is kept");
    }

    @Test
    void aFloatingReferenceIsAWarningOnceAndAnErrorIfStrict() {
        Directories.write(directory, """
                === component.yaml
                name: shop
                subcomponents:
                - {name: web, type: static, method: git, source: 'mem://web', path: manifests}
                """);

        assertThatThrownBy(() -> hld().install(InstallOptions.defaults().withWarningsAsErrors(true)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "component.yaml:3:3: warning HLD-0511: mem://web can mean something else tomorrow");
        assertThat(directory.resolve("bedrock.lock")).doesNotExist();
        assertThat(install().problems()).extracting(Problem::code).containsExactly("HLD-0511");
        assertThat(install().problems()).isEmpty();
        assertThat(hld().install(InstallOptions.defaults().withWarningsAsErrors(true))
                        .problems())
                .isEmpty();
    }

    @Test
    void updateMovesPinsAndSaysWhatMoved() throws IOException {
        Directories.write(directory, """
                === component.yaml
                name: shop
                subcomponents:
                - {name: web, type: static, method: git, source: 'mem://web', path: manifests}
                - {name: infra, method: git, source: 'mem://infra', version: v1}
                """);
        install();
        String locked = lock();
        remotes.publish("mem://web", "", WEB.replace("name: web", "name: newer"));
        remotes.publish("mem://infra", "v1", INFRA.replace("v7", "v8"));
        remotes.publish("mem://deep", "v8", DEEP);
        install();
        assertThat(lock()).isEqualTo(locked);

        Installation updated = hld().update(List.of("web"), InstallOptions.defaults());

        assertThat(updated.changed()).singleElement().satisfies(source -> {
            assertThat(source.change()).isEqualTo(InstalledSource.Change.MOVED);
            assertThat(source.source().components()).containsExactly("web");
            assertThat(source.before())
                    .isPresent()
                    .isNotEqualTo(Optional.of(source.source().pin()));
        });
        assertThat(updated.problems()).isEmpty();
        assertThat(generated().get("web.yaml")).contains("newer");
        assertThat(trees()).filteredOn(name -> name.startsWith("web-")).hasSize(1);

        Installation all = hld().update(List.of(), InstallOptions.defaults());
        assertThat(all.problems())
                .extracting(Problem::code)
                .as("a tag that moved is told")
                .containsExactly("HLD-0512");
        assertThat(all.changed()).hasSize(2);
        assertThat(all.removed())
                .extracting(source -> source.request().version())
                .containsExactly("v7");

        assertThatThrownBy(() -> hld().update(List.of("wbe"), InstallOptions.defaults()))
                .hasMessageContaining("HLD-0519: there is no remote component 'wbe'");
    }

    @Test
    void lockedRefusesEveryDifferenceAndNamesIt() throws IOException {
        Directories.write(directory, SHOP);
        InstallOptions locked = InstallOptions.defaults().withLocked(true);
        assertThatThrownBy(() -> hld().install(locked))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "component.yaml:3:3: error HLD-0510: 'infra' wants mem://infra v1, which bedrock.lock"
                                + " does not have")
                .hasMessageContaining("component.yaml:4:3: error HLD-0510: 'web' wants");
        assertThat(remotes.requests()).isZero();
        install();
        assertThat(hld().install(locked).problems()).isEmpty();
        String before = lock();

        Directories.write(directory, """
                === component.yaml
                name: shop
                subcomponents:
                - {name: web, type: static, method: git, source: 'mem://web', version: v1, path: manifests}
                - {name: web2, type: static, method: git, source: 'mem://web', version: v1, path: manifests}
                """);
        assertThatThrownBy(() -> hld().install(locked))
                .hasMessageContaining("mem://infra v1 is in bedrock.lock, but no component wants it")
                .hasMessageContaining("mem://deep v7 is in bedrock.lock, but no component wants it")
                .hasMessageContaining("mem://web v1 is wanted by web, web2, but bedrock.lock says by web");
        assertThat(lock()).isEqualTo(before);
    }

    @Test
    void d24OneDeadRemoteDoesNotHideTheProblemsOfOthers() {
        Directories.write(directory, """
                === component.yaml
                name: shop
                subcomponents:
                - {name: dead, method: git, source: 'mem://dead'}
                - {name: gone, method: git, source: 'mem://web', version: v9}
                - {name: secret, method: git, source: 'https://me:hunter2@example.com/x'}
                - {name: nothing, method: git}
                - {name: unknown, method: git, source: 'other://x'}
                - {name: infra, method: git, source: 'mem://infra', version: v1}
                """);

        assertThatThrownBy(this::install).isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(texts(e))
                .hasSize(5)
                .anyMatch(text -> text.startsWith("component.yaml:3:3: error CORE-0208: mem://dead does not answer"))
                .anyMatch(text -> text.startsWith("component.yaml:4:3: error CORE-0103: no version v9"))
                .anyMatch(text -> text.startsWith("component.yaml:5:3: error HLD-0515: the source of 'secret'"))
                .anyMatch(text -> text.startsWith("component.yaml:6:3: error HLD-0514: 'nothing' has the method"))
                .anyMatch(text -> text.startsWith("component.yaml:7:3: error CORE-0501"))
                .noneMatch(text -> text.contains("hunter2")));
        assertThat(directory.resolve("bedrock.lock")).doesNotExist();
    }

    @Test
    void ifAllThatFailsIsUnavailableSoIsTheInstallation() {
        Directories.write(directory, SHOP);
        remotes.kill("mem://web");

        assertThatThrownBy(this::install).isInstanceOf(UnavailableException.class);
    }

    @Test
    void aFailureInTheMiddleLeavesNothingHalf() {
        Directories.write(directory, SHOP);
        remotes.onFetch(() -> {
            throw new UnavailableException(CoreCode.FILE_UNAVAILABLE.error("no space left on device"));
        });

        assertThatThrownBy(this::install).hasMessageContaining("no space left");

        assertThat(trees()).isEmpty();
        assertThat(directory.resolve("bedrock.lock")).doesNotExist();
        remotes.onFetch(() -> {});
        install();
        assertThat(generated()).hasSize(3);
    }

    @Test
    void aBugInASourceIsNotTakenForSuccess() {
        Directories.write(directory, SHOP);
        remotes.onFetch(() -> {
            throw new UnsupportedOperationException("a bug");
        });

        assertThatThrownBy(this::install)
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("a bug");
        assertThat(trees()).isEmpty();
        assertThat(directory.resolve("bedrock.lock")).doesNotExist();
    }

    @Test
    void whatWasFetchedBeforeAFailureIsNotFetchedAgain() {
        Directories.write(directory, SHOP);
        remotes.kill("mem://deep");
        assertThatThrownBy(this::install).isInstanceOf(UnavailableException.class);
        int fetched = remotes.fetched.get();
        remotes.publish("mem://deep", "v7", DEEP);

        install();

        assertThat(remotes.fetched.get() - fetched).isEqualTo(1);
    }

    @Test
    void anotherTreeUnderTheSamePinIsRefusedWithBothDigests() throws IOException {
        Directories.write(directory, SHOP);
        install();
        String tree = lock().lines()
                .filter(line -> line.contains("tree:"))
                .skip(2)
                .map(line -> line.strip().substring("tree: ".length()))
                .findFirst()
                .orElseThrow();
        deleteTrees();
        remotes.tamper("mem://web", "v1", WEB.replace("name: web", "name: evil"));

        assertThatThrownBy(this::install)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("component.yaml:4:3: error HLD-0513: mem://web v1 at ")
                .hasMessageContaining("has the digest sha256:")
                .hasMessageContaining("but bedrock.lock says " + tree);
        assertThat(trees()).noneMatch(name -> name.startsWith("web-"));
    }

    @Test
    void fetchedFilesThatWereChangedAreNotUsedAndNotOverwritten() throws IOException {
        Directories.write(directory, SHOP);
        install();
        Path file = directory.resolve(".bedrock/trees").resolve(tree("web-")).resolve("manifests/web.yaml");
        Files.writeString(file, Files.readString(file).replace("name: web", "name: wip"));

        assertThatThrownBy(this::generated)
                .hasMessageContaining("component.yaml:4:3: error HLD-0504: the fetched file .bedrock/trees/"
                        + tree("web-") + "/manifests/web.yaml was changed");
        assertThatThrownBy(this::install).hasMessageContaining("HLD-0504");
        assertThat(file).content().contains("wip");

        Files.delete(file);
        assertThatThrownBy(this::generated).hasMessageContaining("HLD-0504");
        assertThat(install().changed()).hasSize(1);
        assertThat(generated()).hasSize(3);
    }

    @Test
    void aFileThatIsAddedToAFetchedTreeIsNoticed() throws IOException {
        Directories.write(directory, SHOP);
        install();
        Files.writeString(
                directory.resolve(".bedrock/trees").resolve(tree("web-")).resolve("manifests/new.yaml"), "");

        assertThatThrownBy(this::generated).hasMessageContaining("HLD-0504").hasMessageContaining("manifests/new.yaml");
    }

    @Test
    void whatIsNotInstalledSaysWhatToRun() {
        Directories.write(directory, SHOP);
        assertThatThrownBy(this::generated).hasMessageContaining("run 'bedrock hld install'");
        install();
        Directories.write(directory, SHOP.replace("mem://web', version: v1", "mem://web', version: v2"));
        assertThatThrownBy(this::generated)
                .hasMessageContaining("component.yaml:4:3: error HLD-0502: 'web' is not installed: bedrock.lock has no"
                        + " entry for mem://web v2")
                .hasMessageContaining("run 'bedrock hld install'");
        Directories.write(directory, SHOP);
        deleteTrees();
        assertThatThrownBy(this::generated)
                .hasMessageContaining(
                        "component.yaml:4:3: error HLD-0503: mem://web v1 is not installed (run 'bedrock hld"
                                + " install')");
    }

    @Test
    void d28WhatIsNoLongerUsedIsRemovedButNothingThatIsNotOurs() throws IOException {
        Directories.write(directory, SHOP);
        install();
        Path mine = directory.resolve(".bedrock/trees").resolve(tree("deep-")).resolve("notes.txt");
        Path other = directory.resolve(".bedrock/trees/other/notes.txt");
        Files.createDirectories(other.getParent());
        Files.writeString(other, "precious");
        Files.writeString(mine, "precious");
        Directories.write(directory, "=== component.yaml\nname: shop\n");

        Installation installation = install();

        assertThat(installation.removed()).hasSize(3);
        assertThat(trees())
                .hasSize(2)
                .anyMatch(name -> name.startsWith("deep-"))
                .contains("other");
        assertThat(mine).hasContent("precious");
        assertThat(other).hasContent("precious");
        assertThat(installation.problems()).extracting(Problem::code).containsExactly("HLD-0520", "HLD-0520");
        assertThat(names(".bedrock/index")).hasSize(1).allMatch(name -> name.startsWith("deep-"));
        assertThat(lock()).endsWith("lockVersion: 1\nsources: []\n");
    }

    @Test
    void d28VendorNeedsNeitherNetworkNorCache() throws IOException {
        Directories.write(directory, SHOP);
        install();
        hld().vendor(InstallOptions.defaults());
        assertThat(trees()).isEmpty();
        deleteTrees();
        for (String remote : List.of("mem://web", "mem://infra", "mem://deep")) {
            remotes.kill(remote);
        }
        Directories.write(directory.resolve(".bedrock/index"), Map.of());

        assertThat(generated()).hasSize(3);
        assertThat(install().changed()).isEmpty();
        assertThat(Files.readString(directory.resolve(".bedrock/.gitignore"))).contains("!/vendor/");
    }

    @Test
    void onceVendoredItStaysVendored() {
        Directories.write(directory, SHOP);
        hld().vendor(InstallOptions.defaults());
        remotes.publish("mem://web", "v2", WEB.replace("name: web", "name: second"));
        Directories.write(directory, SHOP.replace("'mem://web', version: v1", "'mem://web', version: v2"));

        install();

        assertThat(names(".bedrock/vendor"))
                .filteredOn(name -> name.startsWith("web-"))
                .hasSize(1);
        assertThat(generated().get("web.yaml")).contains("second");
    }

    @Test
    void disabledComponentsAreFetchedBecauseAnEnvironmentMayEnableThem() {
        Directories.write(directory, SHOP + """
                === config/common.yaml
                subcomponents: {web: {disabled: true}}
                === config/prod.yaml
                subcomponents: {web: {disabled: false}}
                """);

        install();

        assertThat(generated()).containsKey("web.yaml");
        assertThat(hld().generate(Environments.of()).files(OutputLayout.defaults()))
                .doesNotContainKey("web.yaml");
    }

    @Test
    void aGitSourceAtTheTopIsTheDefinition() {
        Directories.write(
                directory, "=== component.yaml\n{name: top, method: git, source: 'mem://infra', version: v1}\n");

        Installation installation = install();

        assertThat(installation.sources()).hasSize(2);
        assertThat(hld().compose(Environments.of()).components())
                .extracting(ComposedComponent::outputPath)
                .containsExactly("infra", "cache", "deep/deep", "deep/app");
    }

    @Test
    void anInstallationWaitsForAnother() throws Exception {
        Directories.write(directory, SHOP);
        CountDownLatch fetching = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        remotes.onFetch(() -> {
            fetching.countDown();
            await(goOn);
        });
        CompletableFuture<Installation> first = CompletableFuture.supplyAsync(this::install);
        fetching.await();

        assertThatThrownBy(() -> hld().install(InstallOptions.defaults().withPatience(Duration.ofMillis(50))))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("CORE-0111");
        CompletableFuture<Installation> second = CompletableFuture.supplyAsync(this::install);
        goOn.countDown();

        assertThat(first.get().changed()).hasSize(3);
        assertThat(second.get().changed()).isEmpty();
    }

    @Test
    void anInterruptEndsTheInstallationAndLeavesNothingHalf() throws Exception {
        Directories.write(directory, SHOP);
        CountDownLatch fetching = new CountDownLatch(1);
        remotes.onFetch(() -> {
            fetching.countDown();
            await(new CountDownLatch(1));
        });
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread installing = new Thread(() -> {
            try {
                install();
            } catch (RuntimeException e) {
                thrown.complete(e);
            }
        });
        installing.start();
        fetching.await();
        installing.interrupt();

        assertThat(thrown.get()).isInstanceOf(UnavailableException.class).hasMessageContaining("HLD-0521");
        assertThat(trees()).isEmpty();
        assertThat(directory.resolve("bedrock.lock")).doesNotExist();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(CoreCode.PROCESS_INTERRUPTED.error("interrupted"));
        }
    }

    private String tree(String prefix) {
        return trees().stream()
                .filter(name -> name.startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    private List<String> trees() {
        return names(".bedrock/trees");
    }

    private List<String> names(String folder) {
        String[] names = directory.resolve(folder).toFile().list();
        return names == null ? List.of() : List.of(names);
    }

    private void deleteTrees() {
        Directories.read(directory.resolve(".bedrock")).keySet().stream()
                .filter(path -> path.startsWith("trees/") || path.startsWith("index/"))
                .forEach(path -> assertThat(directory
                                .resolve(".bedrock")
                                .resolve(path)
                                .toFile()
                                .delete())
                        .isTrue());
        for (String name : trees()) {
            deleteFolders(directory.resolve(".bedrock/trees").resolve(name));
        }
    }

    private static void deleteFolders(Path folder) {
        File[] children = folder.toFile().listFiles();
        for (File child : children == null ? new File[0] : children) {
            deleteFolders(child.toPath());
        }
        assertThat(folder.toFile().delete()).isTrue();
    }
}
