package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.file.ContentCache;
import dev.bedrock.core.file.FileTreeWriter;
import dev.bedrock.core.http.DownloadCheck;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.http.RemoteFile;
import dev.bedrock.core.http.RemoteFiles;
import dev.bedrock.hld.component.SourceMethod;
import dev.bedrock.hld.lock.Pin;
import dev.bedrock.hld.lock.SourceRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Single files with manifests. The version is their digest, {@code sha256:} and 64 hexadecimal digits, if it is given. */
final class HttpSource implements ComponentSource {
    private static final String ALGORITHM = "sha256:";
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern MANIFESTS = Pattern.compile("(?i).*\\.(ya?ml|json)");
    /** The largest file of manifests that generating reads, too. */
    private static final long MOST_BYTES = 64L << 20;

    private final Path cache;

    /** A source that keeps content in a folder. */
    HttpSource(Path cache) {
        this.cache = cache;
    }

    @Override
    public boolean handles(SourceRequest request) {
        return request.method() == SourceMethod.HTTP;
    }

    @Override
    public Resolution resolve(SourceRequest request, SourceAccess access) {
        if (DIGEST.matcher(request.version()).matches()) {
            return new Resolution(Pin.of("", request.version()), false);
        }
        if (!request.version().isEmpty()) {
            throw new InvalidInputException(InstallCode.REQUEST_INVALID
                    .error("the version of a file is its digest, and '" + request.version() + "' is none")
                    .withHint("write 'version: sha256:...', or none"));
        }
        RemoteFile file =
                files(access).fetch(address(request), DownloadCheck.none().withMostBytes(MOST_BYTES));
        return new Resolution(Pin.of("", ALGORITHM + file.sha256()), true);
    }

    @Override
    public void fetch(SourceRequest request, Pin pin, SourceAccess access, FileTreeWriter files) {
        URI address = address(request);
        DownloadCheck check = DownloadCheck.none()
                .withMostBytes(MOST_BYTES)
                .withSha256(pin.digest().substring(ALGORITHM.length()));
        files.write(fileName(address), files(access).fetch(address, check).content());
    }

    /** The name that generating finds manifests by. */
    private static String fileName(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        String name = path.substring(path.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-")
                .replaceAll("^[.-]+|[.-]+$", "");
        return MANIFESTS.matcher(name).matches() ? name : (name.isEmpty() ? "manifests" : name) + ".yaml";
    }

    private static URI address(SourceRequest request) {
        try {
            return new URI(request.source());
        } catch (URISyntaxException e) {
            throw new InvalidInputException(
                    InstallCode.REQUEST_INVALID.error("'" + request.source() + "' is no address: " + e.getReason()), e);
        }
    }

    private RemoteFiles files(SourceAccess access) {
        return access.once(RemoteFiles.class, () -> {
            HttpAccess http = HttpAccess.builder()
                    .policy(access.policy())
                    .credentials(access.credentials())
                    .build();
            RemoteFiles files = RemoteFiles.of(http, ContentCache.open(cache));
            return access.offline() ? files.offline() : files;
        });
    }
}
