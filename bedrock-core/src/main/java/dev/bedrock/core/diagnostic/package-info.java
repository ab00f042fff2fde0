/**
 * Problems, where they are, and the exceptions that carry them.
 *
 * <p>Everything Bedrock has to say about a user's input is a {@link dev.bedrock.core.diagnostic.Problem}: a stable code,
 * a message, a place in a file and a hint. Work that can find several problems collects them and throws once.
 */
@NullMarked
package dev.bedrock.core.diagnostic;

import org.jspecify.annotations.NullMarked;
