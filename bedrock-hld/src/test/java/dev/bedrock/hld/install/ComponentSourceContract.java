package dev.bedrock.hld.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.file.AtomicDirectory;
import dev.bedrock.core.file.DirectoryReplacement;
import dev.bedrock.core.file.ReplacementGuard;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.secret.CredentialProvider;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.component.SourceMethod;
import dev.bedrock.hld.lock.Pin;
import dev.bedrock.hld.lock.SourceRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every source keeps. To be extended by the test of a source, which offers two versions of something. */
public abstract class ComponentSourceContract {
    @TempDir
    protected Path folder;

    /** The source, with a cache that is empty at the start of a test and the same for all calls of one. */
    protected abstract ComponentSource source();

    /** A request whose meaning changes by {@link #publishAnother}. */
    protected abstract SourceRequest request();

    /** A request for something that does not exist. */
    protected abstract SourceRequest missing();

    /** Makes {@link #request} mean something else. */
    protected abstract void publishAnother();

    /** What may be used: hosts of this machine. */
    protected SourceAccess access(boolean offline) {
        return new SourceAccess(
                RemotePolicy.defaults().withHosts(List.of("127.0.0.1", "localhost")),
                CredentialProvider.none(),
                Optional.empty(),
                offline,
                problem -> {},
                new RunMemory());
    }

    private Map<String, String> fetch(Pin pin, String name, boolean offline) {
        AtomicDirectory directory = AtomicDirectory.inside(folder, name).withGuard(ReplacementGuard.everything());
        try (DirectoryReplacement replacement = directory.replace()) {
            source().fetch(request(), pin, access(offline), replacement.files());
            replacement.commit();
        }
        return Directories.read(folder.resolve(name));
    }

    @Test
    void theSamePinBringsTheSameFilesWhateverIsPublishedLater() {
        Pin before = source().resolve(request(), access(false)).pin();
        Map<String, String> files = fetch(before, "first", false);
        assertThat(files).isNotEmpty();

        publishAnother();
        Resolution after = source().resolve(request(), access(false));

        assertThat(after.floating()).isTrue();
        assertThat(after.pin()).isNotEqualTo(before);
        assertThat(fetch(before, "again", false)).isEqualTo(files);
        assertThat(fetch(after.pin(), "other", false)).isNotEqualTo(files);
    }

    @Test
    void whatIsInTheCacheIsThereOffline() {
        Pin pin = source().resolve(request(), access(false)).pin();
        Map<String, String> files = fetch(pin, "online", false);

        assertThat(fetch(pin, "offline", true)).isEqualTo(files);
    }

    @Test
    void offlineNothingElseIsThere() {
        assertThatThrownBy(() -> source().resolve(request(), access(true))).isInstanceOf(BedrockException.class);
    }

    @Test
    void whatDoesNotExistIsATypedError() {
        assertThatThrownBy(() -> source().resolve(missing(), access(false))).isInstanceOf(BedrockException.class);
    }

    @Test
    void hostsThatAreNotAllowedAreNotAsked() {
        SourceAccess closed = new SourceAccess(
                RemotePolicy.defaults(),
                CredentialProvider.none(),
                Optional.empty(),
                false,
                problem -> {},
                new RunMemory());

        assertThatThrownBy(() -> source().resolve(request(), closed)).isInstanceOf(BedrockException.class);
    }

    @Test
    void onlyRequestsOfItsKindAreHandled() {
        assertThat(source().handles(request())).isTrue();
        for (SourceMethod method : List.of(SourceMethod.GIT, SourceMethod.HELM, SourceMethod.HTTP)) {
            SourceRequest other = new SourceRequest(method, request().source(), "x", "", "");
            assertThat(source().handles(other)).isEqualTo(method == request().method());
        }
    }
}
