package dev.bedrock.gitops.pullrequest;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.host.HostCode;
import java.util.regex.Pattern;

/**
 * A comment that there is one of: written again, it replaces the one with its name. Immutable.
 *
 * @param name its name, for finding it again: letters, digits and '-'. It stands in the comment where people do not see it
 * @param markdown what it says; put text of others into it by {@link dev.bedrock.gitops.host.Markdown}
 */
public record PullRequestComment(String name, String markdown) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

    /**
     * Checks it.
     *
     * @throws InvalidInputException when the name cannot be one
     */
    public PullRequestComment {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInputException(
                    HostCode.TEXT_INVALID.error("'" + name + "' cannot be the name of a comment"));
        }
    }

    /** What a comment with this name begins with. */
    String marker() {
        return "<!-- bedrock:" + name + " -->";
    }

    /** The whole text, within the length that a host takes. */
    String text(int longest) {
        return TextLimit.cut(marker() + "\n" + markdown, longest, "\n\n... (cut)");
    }

    boolean isIn(String text) {
        return text.startsWith(marker());
    }
}
