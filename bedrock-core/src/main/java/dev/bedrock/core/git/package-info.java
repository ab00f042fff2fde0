/**
 * Git repositories without a git on the machine: references are resolved, trees are brought in through a cache of clones,
 * and commits are made and pushed.
 *
 * <p>Nothing of the user's or the system's git configuration is looked at, and no hook runs. The remotes that may be
 * reached are those of a {@link dev.bedrock.core.http.RemotePolicy}.
 */
@NullMarked
package dev.bedrock.core.git;

import org.jspecify.annotations.NullMarked;
