/** Talking to remotes: which ones are allowed, and requests with limits on redirects, sizes and time. */
@NullMarked
package dev.bedrock.core.http;

import org.jspecify.annotations.NullMarked;
