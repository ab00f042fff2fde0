/** Running Kubernetes by changes in git repositories: projects, rings, publishing, promotion. */
@NullMarked
package dev.bedrock.gitops;

import org.jspecify.annotations.NullMarked;
