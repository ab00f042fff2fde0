package dev.bedrock.gitops.promotion;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.git.GitIdentity;
import dev.bedrock.gitops.delivery.Delivery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which images are to be where, and how the change gets there. Immutable: every {@code with} method returns a changed copy.
 */
public final class PromotionRequest {
    private final List<ImageUpdate> updates;
    private Optional<String> base = Optional.empty();
    private Optional<Delivery> delivery = Optional.empty();
    private Optional<String> message = Optional.empty();
    private Optional<String> build = Optional.empty();
    private Optional<GitIdentity> author = Optional.empty();
    private boolean rolledBackAllowed;

    private PromotionRequest(List<ImageUpdate> updates) {
        this.updates = List.copyOf(updates);
    }

    private PromotionRequest(PromotionRequest other) {
        updates = other.updates;
        base = other.base;
        delivery = other.delivery;
        message = other.message;
        build = other.build;
        author = other.author;
        rolledBackAllowed = other.rolledBackAllowed;
    }

    /**
     * Images for places.
     *
     * @throws InvalidInputException if a place is given twice
     * @throws IllegalArgumentException if there are none
     */
    public static PromotionRequest of(List<ImageUpdate> updates) {
        if (updates.isEmpty()) {
            throw new IllegalArgumentException("a promotion needs an image");
        }
        Set<Object> places = new HashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (ImageUpdate update : updates) {
            if (!places.add(update.target())) {
                problems.add(PromotionCode.PLACE_TWICE.error("there are two images for " + update.target()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new PromotionRequest(updates);
    }

    /** Images for places. */
    public static PromotionRequest of(ImageUpdate... updates) {
        return of(List.of(updates));
    }

    /** For this branch of the definition; the default branch of the remote if none is given. */
    public PromotionRequest withBase(String branch) {
        PromotionRequest copy = new PromotionRequest(this);
        copy.base = Optional.of(branch);
        return copy;
    }

    /** Delivered so; on the branch {@link #branch} if nothing is given. */
    public PromotionRequest withDelivery(Delivery newDelivery) {
        PromotionRequest copy = new PromotionRequest(this);
        copy.delivery = Optional.of(newDelivery);
        return copy;
    }

    /** With this message of the commit: a line, and perhaps after a blank one more of them. */
    public PromotionRequest withMessage(String newMessage) {
        PromotionRequest copy = new PromotionRequest(this);
        copy.message = Optional.of(newMessage);
        return copy;
    }

    /**
     * Made by this build. It makes the promotion happen once: when the build runs again, for instance because it was
     * killed, and others have promoted something since, theirs stays.
     */
    public PromotionRequest withBuild(String id) {
        PromotionRequest copy = new PromotionRequest(this);
        copy.build = Optional.of(id);
        return copy;
    }

    /** By this author; the identity of the git client if none is given. */
    public PromotionRequest withAuthor(GitIdentity newAuthor) {
        PromotionRequest copy = new PromotionRequest(this);
        copy.author = Optional.of(newAuthor);
        return copy;
    }

    /** Whether images that were rolled back may come back, false by default. */
    public PromotionRequest withRolledBackAllowed(boolean allowed) {
        PromotionRequest copy = new PromotionRequest(this);
        copy.rolledBackAllowed = allowed;
        return copy;
    }

    /** What is to be where. */
    public List<ImageUpdate> updates() {
        return updates;
    }

    /**
     * The branch for a pull request. For one service it is that of bedrock-cli, {@code DEPLOY/REPOSITORY-SERVICE-TAG}, with
     * the ring in it unless the tag begins with that; for several, it ends with a digest of what is to be where.
     */
    public String branch() {
        return new BranchName(updates).toString();
    }

    /** How it is delivered. */
    public Delivery delivery() {
        return delivery.orElseGet(() -> Delivery.onBranch(branch()));
    }

    Optional<String> base() {
        return base;
    }

    Optional<String> message() {
        return message;
    }

    Optional<String> build() {
        return build;
    }

    Optional<GitIdentity> author() {
        return author;
    }

    boolean isRolledBackAllowed() {
        return rolledBackAllowed;
    }
}
