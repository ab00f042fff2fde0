package dev.bedrock.core.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file has to be. Immutable.
 *
 * @param sha256 its digest in hexadecimal digits, empty if any content is fine
 * @param mostBytes its largest size; {@link HttpLimits#fileBytes} holds, too
 */
public record DownloadCheck(Optional<String> sha256, long mostBytes) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when the digest is none
     */
    public DownloadCheck {
        sha256 = sha256.map(digits -> digits.toLowerCase(Locale.ROOT));
        if (sha256.isPresent() && !SHA256.matcher(sha256.get()).matches()) {
            throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits");
        }
        if (mostBytes < 0) {
            throw new IllegalArgumentException("a size is not negative");
        }
    }

    /** Any content of any size. */
    public static DownloadCheck none() {
        return new DownloadCheck(Optional.empty(), Long.MAX_VALUE);
    }

    /** With this digest only. */
    public DownloadCheck withSha256(String digits) {
        return new DownloadCheck(Optional.of(digits), mostBytes);
    }

    /** Not larger than this. */
    public DownloadCheck withMostBytes(long bytes) {
        return new DownloadCheck(sha256, bytes);
    }
}
