package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.BedrockException;
import java.util.List;

/**
 * Says what is to be changed in a tree. It is asked again, with the new tree, when somebody else has changed the branch in
 * between; so it must look at the tree that it is given and at nothing that it remembers of an earlier one.
 */
@FunctionalInterface
public interface TreeEdit {
    /**
     * The changes to make.
     *
     * @param head the files of the branch as they are now; those of an empty repository are none
     * @return the changes, which together leave each path with one content; none to leave the branch as it is
     * @throws BedrockException to give up, for instance because the change has no meaning on that tree any more
     */
    List<TreeChange> changes(GitTree head);

    /** The same changes whatever the tree is. */
    static TreeEdit of(TreeChange... changes) {
        List<TreeChange> copy = List.of(changes);
        return head -> copy;
    }
}
