/**
 * Pull requests of Azure DevOps, GitHub and GitLab (there called merge requests), and what to do by hand for repositories
 * that only git is known of.
 *
 * <pre>{@code
 * HostConnection hosts = HostConnection.builder(HttpAccess.builder().build()).build();
 * PullRequests pulls = PullRequestProviders.connect("https://github.com/contoso/hld", hosts);
 * PullRequestOutcome outcome = pulls.open(NewPullRequest.of("DEPLOY/web-1.2", "main", "Web 1.2"));
 * }</pre>
 */
@NullMarked
package dev.bedrock.gitops.pullrequest;

import org.jspecify.annotations.NullMarked;
