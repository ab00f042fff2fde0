/** What the code hosts have in common: JSON over HTTP, pages, errors. */
@NullMarked
package dev.bedrock.gitops.host.internal;

import org.jspecify.annotations.NullMarked;
