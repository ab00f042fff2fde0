package dev.bedrock.gitops.delivery;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.git.GitChange;
import dev.bedrock.core.git.GitReference;
import dev.bedrock.core.git.GitRemote;
import java.util.List;

/** How a change gets to a branch. */
public sealed interface Delivery {
    /**
     * Pushes changes, all of them or none. When others push in between, the changes are made anew on what they have
     * pushed.
     *
     * @param base the branch that the changes are for
     * @param changes one commit each, in this order
     * @throws dev.bedrock.core.diagnostic.BedrockException as {@link dev.bedrock.core.git.GitWriter#commit} does
     */
    DeliveryOutcome deliver(GitRemote remote, String base, List<GitChange> changes);

    /** Straight to the branch. */
    static Delivery direct() {
        return new Direct();
    }

    /**
     * On a branch of its own, which is then proposed by a pull request.
     *
     * @throws InvalidInputException if git does not take the name
     */
    static Delivery onBranch(String name) {
        return new OnBranch(name);
    }

    /** Straight to the branch. */
    record Direct() implements Delivery {
        @Override
        public DeliveryOutcome deliver(GitRemote remote, String base, List<GitChange> changes) {
            return new Outcomes(remote.writer().commit(base, changes)).onBranch(base);
        }
    }

    /**
     * On a branch of its own. If it is there already, the changes go on top of it, unless all of it has been merged: then
     * it begins anew.
     *
     * @param name the branch
     */
    record OnBranch(String name) implements Delivery {
        /** Checks the name. */
        public OnBranch {
            GitReference.branch(name);
        }

        @Override
        public DeliveryOutcome deliver(GitRemote remote, String base, List<GitChange> changes) {
            return new BranchDelivery(remote, base, name).deliver(changes);
        }
    }
}
