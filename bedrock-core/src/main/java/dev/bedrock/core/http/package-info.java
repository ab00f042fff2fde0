/**
 * Talking to remotes: which ones are allowed, and requests with limits on redirects, sizes and time.
 *
 * <p>{@link dev.bedrock.core.http.HttpAccess} is the only code in Bedrock that opens HTTP connections.
 */
@NullMarked
package dev.bedrock.core.http;

import org.jspecify.annotations.NullMarked;
