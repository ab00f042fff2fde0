package dev.bedrock.gitops.azuredevops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.gitops.host.HostConnection;
import dev.bedrock.gitops.host.RepositoryUrl;
import dev.bedrock.gitops.host.internal.RestApi;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A repository of Azure DevOps, by any of its addresses: {@code dev.azure.com}, {@code visualstudio.com} and their hosts
 * for ssh, and Azure DevOps Server with {@code _git} in the path. Immutable.
 *
 * @param url where it is
 * @param origin where the pages and the interface of its host begin, such as {@code https://dev.azure.com}
 * @param collection the segments that lead to the organization or, on a server, to the collection
 * @param project the project
 * @param name the repository
 */
public record AzureRepository(RepositoryUrl url, String origin, List<String> collection, String project, String name) {
    private static final String SERVICES = "https://dev.azure.com";
    private static final String VISUAL_STUDIO = ".visualstudio.com";
    private static final String GIT = "_git";

    /** Keeps a copy. */
    public AzureRepository {
        collection = List.copyOf(collection);
    }

    /** The repository at an address; empty if it is none of Azure DevOps. */
    public static Optional<AzureRepository> of(RepositoryUrl url) {
        List<String> path = url.path();
        boolean ssh = url.host().equals("ssh.dev.azure.com") || url.host().equals("vs-ssh" + VISUAL_STUDIO);
        if (ssh) {
            return path.size() == 4 && path.get(0).equals("v3")
                    ? Optional.of(new AzureRepository(url, SERVICES, List.of(path.get(1)), path.get(2), path.get(3)))
                    : Optional.empty();
        }
        int git = path.indexOf(GIT);
        int last = path.size() - 1;
        boolean modified = git >= 0
                && last == git + 2
                && (path.get(git + 1).equals("_full") || path.get(git + 1).equals("_optimized"));
        if (git < 0 || !(last == git + 1 || modified)) {
            return Optional.empty();
        }
        String name = path.get(last);
        List<String> before = new ArrayList<>(path.subList(0, git));
        boolean visualStudio = url.host().endsWith(VISUAL_STUDIO);
        if (visualStudio) {
            before.removeIf(segment -> segment.equalsIgnoreCase("DefaultCollection"));
            before.add(0, url.host().substring(0, url.host().length() - VISUAL_STUDIO.length()));
        }
        boolean services = visualStudio || url.host().equals("dev.azure.com");
        if (before.isEmpty() || (services && before.size() > 2)) {
            return Optional.empty();
        }
        // The address of a repository that is called as its project may leave the project away.
        boolean short1 = before.size() == 1;
        String project = short1 ? name : before.remove(before.size() - 1);
        return Optional.of(new AzureRepository(url, services ? SERVICES : url.webOrigin(), before, project, name));
    }

    /** The address for cloning over {@code https}, without a user. */
    public String cloneUrl() {
        Stream<String> segments = Stream.concat(collection.stream(), Stream.of(project, GIT, name));
        return origin
                + segments.map(segment ->
                                "/" + URLEncoder.encode(segment, UTF_8).replace("+", "%20"))
                        .collect(Collectors.joining());
    }

    /** The interface of the organization. */
    public RestApi organizationApi(HostConnection connection) {
        return api(connection, origin);
    }

    /** The interface of the project. */
    public RestApi projectApi(HostConnection connection) {
        return organizationApi(connection).below(project);
    }

    /** The interface that knows users. Azure DevOps Services have it on a host of its own. */
    public RestApi identities(HostConnection connection) {
        return api(connection, origin.equals(SERVICES) ? "https://vssps.dev.azure.com" : origin);
    }

    private RestApi api(HostConnection connection, String usual) {
        URI base = connection
                .known(url.host())
                .flatMap(HostConnection.KnownHost::api)
                .orElseGet(() -> URI.create(usual + "/"));
        return RestApi.of(connection.http(), base, connection.credential(url, base))
                .below(collection.toArray(String[]::new));
    }
}
