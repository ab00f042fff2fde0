package dev.bedrock.telemetry.deployment;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A repository on one of the known hosts. */
public sealed interface RepositoryReference {
    /** The host, in lower case. */
    String host();

    /**
     * A repository on GitHub, or GitHub Enterprise.
     *
     * @param host the host
     * @param owner the user or organization
     * @param name the name
     */
    record GitHub(String host, String owner, String name) implements RepositoryReference {}

    /**
     * A repository in Azure DevOps.
     *
     * @param host the host
     * @param organization the organization
     * @param project the project
     * @param name the name
     */
    record AzureDevOps(String host, String organization, String project, String name) implements RepositoryReference {}

    /**
     * A project on GitLab.
     *
     * @param host the host
     * @param project the number of the project, or its path
     */
    record GitLab(String host, String project) implements RepositoryReference {}

    /**
     * The repository of an address: {@code https}, {@code ssh} or {@code user@host:path}, with or without {@code .git}; or
     * the number of a project on gitlab.com. The host decides, never another part of the address; a host of one's own is
     * recognized by a name that begins with {@code github.} or {@code gitlab.}.
     *
     * @return the repository; empty if the address is none of a known host
     */
    static Optional<RepositoryReference> parse(String address) {
        return Addresses.parse(address.strip());
    }

    /** Takes addresses apart. */
    final class Addresses {
        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
        private static final Pattern SCP = Pattern.compile("(?:[A-Za-z0-9._-]+@)?([A-Za-z0-9.-]+):(?!//)(.+)");
        private static final int LONGEST = 2048;

        private Addresses() {}

        static Optional<RepositoryReference> parse(String address) {
            if (NUMBER.matcher(address).matches()) {
                return Optional.of(new GitLab("gitlab.com", address));
            }
            if (address.length() > LONGEST) {
                return Optional.empty();
            }
            Matcher scp = SCP.matcher(address);
            if (scp.matches()) {
                return of(scp.group(1), scp.group(2));
            }
            try {
                URI uri = new URI(address.contains("://") ? address.replace(" ", "%20") : "https://" + address);
                return uri.getHost() == null ? Optional.empty() : of(uri.getHost(), uri.getPath());
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
        }

        private static Optional<RepositoryReference> of(String mixedHost, String path) {
            String host = mixedHost.toLowerCase(Locale.ROOT);
            List<String> parts = Arrays.stream(path.split("/"))
                    .filter(part -> !part.isEmpty())
                    .toList();
            if (host.equals("dev.azure.com")
                    || host.equals("ssh.dev.azure.com")
                    || host.endsWith(".visualstudio.com")) {
                return azure(host, parts);
            }
            if (host.startsWith("github.") && parts.size() >= 2) {
                return Optional.of(new GitHub(host, parts.get(0), name(parts.get(1))));
            }
            if (host.startsWith("gitlab.") && parts.size() >= 2) {
                int end = parts.contains("-") ? parts.indexOf("-") : parts.size();
                return Optional.of(new GitLab(host, name(String.join("/", parts.subList(0, end)))));
            }
            return Optional.empty();
        }

        private static Optional<RepositoryReference> azure(String host, List<String> parts) {
            int git = parts.indexOf("_git");
            if (host.startsWith("ssh.")) {
                return parts.size() == 4
                        ? Optional.of(new AzureDevOps("dev.azure.com", parts.get(1), parts.get(2), name(parts.get(3))))
                        : Optional.empty();
            }
            if (git < 0 || git == parts.size() - 1) {
                return Optional.empty();
            }
            String repository = name(parts.get(git + 1));
            boolean old = host.endsWith(".visualstudio.com");
            String organization = old ? host.substring(0, host.indexOf('.')) : parts.get(0);
            // A repository with the name of its project leaves the project out.
            boolean shortened =
                    git == 0 || (!old && git == 1) || parts.get(git - 1).equals("DefaultCollection");
            return Optional.of(new AzureDevOps(
                    "dev.azure.com", organization, shortened ? repository : parts.get(git - 1), repository));
        }

        private static String name(String last) {
            return last.endsWith(".git") ? last.substring(0, last.length() - ".git".length()) : last;
        }
    }
}
