package dev.bedrock.core.http;

import java.net.URI;
import java.nio.file.Path;

/**
 * A file that was fetched.
 *
 * @param uri the address that answered, after all redirects
 * @param file where it is
 * @param size its bytes
 * @param sha256 its digest, in lower case hexadecimal digits
 * @param headers the headers of the answer
 */
public record Download(URI uri, Path file, long size, String sha256, HttpHeaders headers) {}
