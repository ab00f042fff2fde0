package dev.bedrock.core.http;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** What a remote serves at an address. Immutable. */
public final class RemoteFile {
    private final URI uri;
    private final String sha256;
    private final Optional<String> mediaType;
    private final Optional<String> encoding;
    private final byte[] content;

    RemoteFile(URI uri, String sha256, Optional<String> mediaType, Optional<String> encoding, byte[] content) {
        this.uri = uri;
        this.sha256 = sha256;
        this.mediaType = mediaType;
        this.encoding = encoding;
        this.content = content;
    }

    /** The address that answered, after all redirects; the one asked for if the content was known by its digest. */
    public URI uri() {
        return uri;
    }

    /** The digest of the content, in lower case hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /** The media type without its parameters; empty if the server says none, or was not asked. */
    public Optional<String> mediaType() {
        return mediaType;
    }

    /** How the server says that the content is compressed beside what it is; empty if it does not. */
    public Optional<String> encoding() {
        return encoding;
    }

    /** The content as it was transferred. */
    public byte[] content() {
        return content.clone();
    }

    /**
     * The content without the compression that the server says it has.
     *
     * @param mostBytes the largest size it may have then
     * @throws InvalidInputException when it is damaged, or compressed in another way than gzip
     * @throws LimitExceededException when it is larger
     */
    public byte[] unpacked(int mostBytes) {
        if (encoding.isEmpty() && content.length <= mostBytes) {
            return content.clone();
        }
        try {
            return MemoryContent.unpack(uri, encoding.orElse(""), new ByteArrayInputStream(content), mostBytes);
        } catch (IOException e) {
            throw new IllegalStateException("an array can be read", e);
        }
    }

    @Override
    public String toString() {
        return Shown.of(uri) + " (sha256 " + sha256 + ")";
    }
}
