package dev.bedrock.gitops.pullrequest;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.azuredevops.AzureRepository;
import dev.bedrock.gitops.host.HostCode;
import dev.bedrock.gitops.host.HostConnection;
import dev.bedrock.gitops.host.RepositoryUrl;

/** Azure DevOps Services and Azure DevOps Server. */
final class AzureProvider implements PullRequestProvider {
    @Override
    public String name() {
        return "azure";
    }

    @Override
    public boolean recognizes(RepositoryUrl repository) {
        return AzureRepository.of(repository).isPresent();
    }

    @Override
    public PullRequests connect(RepositoryUrl repository, HostConnection connection) {
        AzureRepository azure = AzureRepository.of(repository)
                .orElseThrow(() -> new InvalidInputException(HostCode.URL_INVALID
                        .error("'" + repository + "' is no repository of Azure DevOps")
                        .withHint("write https://dev.azure.com/ORGANIZATION/PROJECT/_git/REPOSITORY")));
        return new AzurePullRequests(azure, connection);
    }
}
