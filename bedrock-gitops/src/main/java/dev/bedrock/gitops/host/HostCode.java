package dev.bedrock.gitops.host;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems with code hosts and pull requests. */
public enum HostCode implements ProblemCode {
    /** An address that names no repository of the host. */
    URL_INVALID(
            "GITOPS-0501",
            "The address names no repository. Use the one that the host shows for cloning, over https or ssh."),

    /** A kind of host that is not known. */
    KIND_UNKNOWN("GITOPS-0502", "There is no support for this kind of code host: azure, github, gitlab or git."),

    /** Something that a host cannot do. */
    UNSUPPORTED(
            "GITOPS-0503",
            "The code host cannot do this. For a host of your own, say of which kind it is: otherwise it is only known by"
                    + " git."),

    /** A token that is missing or not good enough. */
    DENIED(
            "GITOPS-0504",
            "The code host wants a token, another one, or one that may do more. It needs to read and write code and pull"
                    + " requests."),

    /** A repository, pull request or branch that the host does not show. */
    NOT_FOUND(
            "GITOPS-0505",
            "The code host knows no such repository, pull request or branch. Hosts also say so of what the token may not"
                    + " see."),

    /** A change that the state of the host does not permit. */
    CONFLICT(
            "GITOPS-0506",
            "The code host does not do this now: the pull request has conflicts, got new commits, or a rule of the branch is"
                    + " not fulfilled."),

    /** A request that the host does not take. */
    REJECTED("GITOPS-0507", "The code host does not take the request; its own words are in the message."),

    /** An answer that is not what the host documents. */
    ANSWER_INVALID(
            "GITOPS-0508",
            "The answer is not what this kind of host documents. Look whether the address is the one of the host, and of"
                    + " its kind."),

    /** A host that fails. */
    FAILED("GITOPS-0509", "The code host answered that it failed."),

    /** An answer of too many pages. */
    TOO_MANY_PAGES("GITOPS-0510", "The code host has more pages of an answer than anybody could have use for."),

    /** A text that cannot be used. */
    TEXT_INVALID(
            "GITOPS-0511",
            "A title is one line that is not blank; the name of a comment has letters, digits and '-'; a branch is one that"
                    + " git takes."),

    /** A pull request that would merge a branch into itself. */
    SAME_BRANCH("GITOPS-0512", "A pull request needs two branches."),

    /** A reviewer that the host does not know. */
    REVIEWER_UNKNOWN("GITOPS-0513", "The code host knows no such user, or several.");

    private final String id;
    private final String explanation;

    HostCode(String id, String explanation) {
        this.id = id;
        this.explanation = explanation;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
