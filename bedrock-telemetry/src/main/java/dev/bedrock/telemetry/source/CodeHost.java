package dev.bedrock.telemetry.source;

import dev.bedrock.telemetry.deployment.DefinitionPullRequest;
import dev.bedrock.telemetry.deployment.SourceCommit;
import java.util.Collection;

/**
 * Knows one repository: its commits, pull requests and tags. It never throws because of a host. Implementations are
 * thread-safe.
 */
public interface CodeHost {
    /** Commits, which may be abbreviated, by the ids that were asked for. */
    SourceAnswer<SourceCommit> commits(Collection<String> ids);

    /** Pull requests by their numbers. */
    SourceAnswer<DefinitionPullRequest> pullRequests(Collection<String> numbers);

    /** The tags, by their names; each with the commit that it is on. */
    SourceAnswer<RepositoryTag> tags();
}
