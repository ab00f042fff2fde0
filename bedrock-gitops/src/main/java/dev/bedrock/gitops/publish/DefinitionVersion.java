package dev.bedrock.gitops.publish;

import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.core.git.CommitId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a definition comes from: what published manifests are traced back to.
 *
 * @param repository the URL of its repository, without user name and password; empty if it is in none
 * @param commit its commit; empty if it is not exactly that of a commit
 * @param title what the commit says, one line; may be empty
 */
public record DefinitionVersion(String repository, Optional<CommitId> commit, String title) {
    private static final Pattern USER = Pattern.compile("^([a-z][a-z0-9+.-]*://)[^/?#]*@");
    private static final Pattern SCHEME =
            Pattern.compile("^(?:[a-z][a-z0-9+.-]*://)?(?:[^/@]*@)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SHORT_FORM = Pattern.compile("^([^/:]+):(?!\\d+(?:/|$))/*");
    private static final int LONGEST_TITLE = 200;

    /** Takes out what must not be seen, and what would not be one line. */
    public DefinitionVersion {
        repository = Printable.of(USER.matcher(repository.strip()).replaceFirst("$1"));
        String line = Printable.of(title.strip().lines().findFirst().orElse("").strip());
        title = line.codePointCount(0, line.length()) > LONGEST_TITLE
                ? line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE)) + "..."
                : line;
    }

    /** Nothing is known. */
    public static DefinitionVersion unknown() {
        return new DefinitionVersion("", Optional.empty(), "");
    }

    /** A commit of a repository. */
    public static DefinitionVersion of(String repository, CommitId commit, String title) {
        return new DefinitionVersion(repository, Optional.of(commit), title);
    }

    /**
     * The repository in a form that is the same for all ways to write its address: {@code git.example/apps/hld}.
     *
     * @return empty if the repository is not known
     */
    String identity() {
        String plain = SCHEME.matcher(repository).replaceFirst("");
        Matcher shortForm = SHORT_FORM.matcher(plain);
        String path = shortForm.find() ? shortForm.replaceFirst("$1/") : plain;
        String bare = path.replaceAll("/+$", "").replaceAll("\\.git$", "");
        int slash = bare.indexOf('/');
        return slash <= 0 ? bare : bare.substring(0, slash).toLowerCase(java.util.Locale.ROOT) + bare.substring(slash);
    }
}
