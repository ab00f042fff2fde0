/** What commits say about themselves, for programs to read. */
@NullMarked
package dev.bedrock.gitops.audit;

import org.jspecify.annotations.NullMarked;
