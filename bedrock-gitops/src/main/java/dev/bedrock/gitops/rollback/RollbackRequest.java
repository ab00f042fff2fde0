package dev.bedrock.gitops.rollback;

import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitIdentity;
import dev.bedrock.gitops.delivery.Delivery;
import java.util.List;
import java.util.Optional;

/** What goes back, to what, and how. Immutable: every {@code with} method returns a changed copy. */
public final class RollbackRequest {
    private final List<RollbackScope> scopes;
    private List<String> clusters = List.of();
    private Optional<CommitId> to = Optional.empty();
    private RollbackMethod method = RollbackMethod.REVERT;
    private Optional<String> base = Optional.empty();
    private Optional<Delivery> delivery = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private Optional<GitIdentity> author = Optional.empty();

    private RollbackRequest(List<RollbackScope> scopes) {
        this.scopes = List.copyOf(scopes);
    }

    private RollbackRequest(RollbackRequest other) {
        scopes = other.scopes;
        clusters = other.clusters;
        to = other.to;
        method = other.method;
        base = other.base;
        delivery = other.delivery;
        reason = other.reason;
        author = other.author;
    }

    /**
     * By {@link RollbackMethod#REVERT}, to the state before the last change.
     *
     * @throws IllegalArgumentException if there is nothing to roll back
     */
    public static RollbackRequest of(List<RollbackScope> scopes) {
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("a rollback needs something to roll back");
        }
        return new RollbackRequest(scopes);
    }

    /** By {@link RollbackMethod#REVERT}, to the state before the last change. */
    public static RollbackRequest of(RollbackScope... scopes) {
        return of(List.of(scopes));
    }

    /**
     * Only in these clusters: only their configuration, {@code config/CLUSTER.yaml}, goes back. Without any, everything
     * does, in all clusters.
     */
    public RollbackRequest withClusters(List<String> names) {
        RollbackRequest copy = new RollbackRequest(this);
        copy.clusters = List.copyOf(names);
        return copy;
    }

    /**
     * To the state of this commit. Otherwise each goes back to the state before its last change; if that was a rollback, to
     * the one before the state that it has brought back.
     */
    public RollbackRequest to(CommitId commit) {
        RollbackRequest copy = new RollbackRequest(this);
        copy.to = Optional.of(commit);
        return copy;
    }

    /** By another method. */
    public RollbackRequest withMethod(RollbackMethod newMethod) {
        RollbackRequest copy = new RollbackRequest(this);
        copy.method = newMethod;
        return copy;
    }

    /** On this branch of the definition; the default branch of the remote if none is given. */
    public RollbackRequest withBase(String branch) {
        RollbackRequest copy = new RollbackRequest(this);
        copy.base = Optional.of(branch);
        return copy;
    }

    /** Delivered so; on a branch {@code ROLLBACK/...} if nothing is given. A reset is always direct. */
    public RollbackRequest withDelivery(Delivery newDelivery) {
        RollbackRequest copy = new RollbackRequest(this);
        copy.delivery = Optional.of(newDelivery);
        return copy;
    }

    /** With the reason, for the message of the commit. */
    public RollbackRequest withReason(String text) {
        RollbackRequest copy = new RollbackRequest(this);
        copy.reason = Optional.of(text);
        return copy;
    }

    /** By this author; the identity of the git client if none is given. */
    public RollbackRequest withAuthor(GitIdentity newAuthor) {
        RollbackRequest copy = new RollbackRequest(this);
        copy.author = Optional.of(newAuthor);
        return copy;
    }

    /** What goes back. */
    public List<RollbackScope> scopes() {
        return scopes;
    }

    /** The method. */
    public RollbackMethod method() {
        return method;
    }

    List<String> clusters() {
        return clusters;
    }

    Optional<CommitId> to() {
        return to;
    }

    Optional<String> base() {
        return base;
    }

    Optional<Delivery> delivery() {
        return delivery;
    }

    Optional<String> reason() {
        return reason;
    }

    Optional<GitIdentity> author() {
        return author;
    }
}
