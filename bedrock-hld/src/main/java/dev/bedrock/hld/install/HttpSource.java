package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.file.FileTreeWriter;
import dev.bedrock.hld.component.SourceMethod;
import dev.bedrock.hld.install.manifest.RemoteManifest;
import dev.bedrock.hld.lock.Pin;
import dev.bedrock.hld.lock.SourceRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Single files with manifests. The version is their digest, {@code sha256:} and 64 hexadecimal digits, if it is given. */
final class HttpSource implements ComponentSource {
    private static final String ALGORITHM = "sha256:";
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern MANIFESTS = Pattern.compile(".*\\.(ya?ml|json)");

    private final WebAccess web;

    HttpSource(WebAccess web) {
        this.web = web;
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
        RemoteManifest manifest = RemoteManifest.fetch(web.files(access), address(request), Optional.empty());
        return new Resolution(Pin.of("", ALGORITHM + manifest.sha256()), true);
    }

    @Override
    public void fetch(SourceRequest request, Pin pin, SourceAccess access, FileTreeWriter files) {
        URI address = address(request);
        String sha256 = pin.digest().substring(ALGORITHM.length());
        RemoteManifest manifest = RemoteManifest.fetch(web.files(access), address, Optional.of(sha256));
        files.write(fileName(address), manifest.text());
    }

    /** A name that generating finds manifests by. */
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
}
