package dev.bedrock.core.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeChunk.ConflictState;
import org.eclipse.jgit.merge.MergeResult;

/**
 * Two changes of one text put together line by line, as git merges files: what only one side has changed is taken from that
 * side, and what both have changed in the same way is taken once.
 *
 * @param text both changes together; where they are in conflict, the lines of our side
 * @param conflicts the first lines, counted from 1, of the places in our text at which both sides have changed the same
 *     lines, or lines beside each other, in different ways; none if the merge is clean
 */
public record TextMerge(String text, List<Integer> conflicts) {
    /** Keeps a copy. */
    public TextMerge {
        conflicts = List.copyOf(conflicts);
    }

    /**
     * Merges.
     *
     * @param base what both sides began with
     * @param ours one of the changed texts, which conflicts are told of
     * @param theirs the other one
     */
    public static TextMerge of(String base, String ours, String theirs) {
        RawText ourLines = lines(ours);
        MergeResult<RawText> merged =
                new MergeAlgorithm().merge(RawTextComparator.DEFAULT, lines(base), ourLines, lines(theirs));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        List<Integer> conflicts = new ArrayList<>();
        for (MergeChunk chunk : merged) {
            ConflictState state = chunk.getConflictState();
            if (state == ConflictState.FIRST_CONFLICTING_RANGE) {
                conflicts.add(chunk.getBegin() + 1);
            }
            if (state == ConflictState.NO_CONFLICT || state == ConflictState.FIRST_CONFLICTING_RANGE) {
                RawText from = merged.getSequences().get(chunk.getSequenceIndex());
                text.writeBytes(
                        from.getString(chunk.getBegin(), chunk.getEnd(), false).getBytes(UTF_8));
            }
        }
        return new TextMerge(text.toString(UTF_8), conflicts);
    }

    private static RawText lines(String text) {
        return new RawText(text.getBytes(UTF_8));
    }

    /** Whether the changes go together. */
    public boolean isClean() {
        return conflicts.isEmpty();
    }
}
