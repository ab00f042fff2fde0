package dev.bedrock.hld.install.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.http.DownloadCheck;
import dev.bedrock.core.http.RemoteFile;
import dev.bedrock.core.http.RemoteFiles;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of manifests that was fetched: YAML or JSON, as far as can be said without reading it.
 *
 * @param text the content
 * @param sha256 the digest of the content, in lower case hexadecimal digits
 */
public record RemoteManifest(String text, String sha256) {
    private static final int MOST_BYTES = 64 << 20;
    private static final int HEAD = 512;

    /**
     * Fetches a file of manifests.
     *
     * @param sha256 the digest that it has to have; empty if any content is fine
     * @throws InvalidInputException when there is nothing, or a web page or the like, or the digest is another one
     * @throws AccessDeniedException when the policy or the server refuses it
     * @throws LimitExceededException when it is larger than 64 MiB
     * @throws UnavailableException when the server fails, or offline, when it is not in the cache
     */
    public static RemoteManifest fetch(RemoteFiles remotes, URI uri, Optional<String> sha256) {
        DownloadCheck size = DownloadCheck.none().withMostBytes(MOST_BYTES);
        RemoteFile file = remotes.fetch(uri, sha256.map(size::withSha256).orElse(size));
        file.mediaType().filter(RemoteManifest::isSomethingElse).ifPresent(type -> {
            throw noManifest(uri, "is of the type " + type);
        });
        String text = decode(uri, file.unpacked(MOST_BYTES));
        String head = text.substring(0, Math.min(HEAD, text.length())).strip().toLowerCase(Locale.ROOT);
        if (head.startsWith("<!doctype") || head.startsWith("<html") || head.startsWith("<?xml")) {
            throw noManifest(uri, "is a web page");
        }
        return new RemoteManifest(text, file.sha256());
    }

    /** Servers say many things of YAML, but not these. */
    private static boolean isSomethingElse(String type) {
        return type.equals("text/html")
                || type.equals("application/xhtml+xml")
                || type.equals("application/zip")
                || type.equals("application/pdf")
                || type.startsWith("image/")
                || type.startsWith("audio/")
                || type.startsWith("video/");
    }

    private static String decode(URI uri, byte[] content) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException e) {
            throw noManifest(uri, "is no text in UTF-8");
        }
        throw noManifest(uri, "is no text");
    }

    private static InvalidInputException noManifest(URI uri, String why) {
        return new InvalidInputException(ManifestCode.NOT_A_MANIFEST.error("what " + uri.getScheme() + "://"
                + uri.getRawAuthority() + uri.getRawPath() + " serves " + why + ", not YAML"));
    }

    @Override
    public String toString() {
        return "manifest (sha256 " + sha256 + ")";
    }
}
