package dev.bedrock.gitops.project;

import java.util.Optional;

/**
 * A chart in a git repository. One of branch and commit is there.
 *
 * @param git the URL of the repository
 * @param path the folder of the chart in it
 * @param branch the branch
 * @param sha the commit
 * @param accessTokenVariable the environment variable that has the token for the repository
 */
public record GitChart(
        String git, String path, Optional<String> branch, Optional<String> sha, Optional<String> accessTokenVariable)
        implements ServiceChart {
    /** The environment variable with the token if none is named. */
    public static final String DEFAULT_TOKEN_VARIABLE = "ACCESS_TOKEN_SECRET";

    /** The environment variable with the token. */
    public String tokenVariable() {
        return accessTokenVariable.orElse(DEFAULT_TOKEN_VARIABLE);
    }
}
