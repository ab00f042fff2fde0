package dev.bedrock.gitops.history;

import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.gitops.image.ImagePlace;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A change of an image at a place.
 *
 * @param place the place
 * @param before the image until then; empty if there was none
 * @param after the image from then on; empty if it was removed
 * @param kind how it came about
 * @param commit the commit of the definition, on its branch: of a pull request the merge
 * @param time when that was made, as its maker's clock said
 * @param author who has made it
 * @param title its title
 * @param published when it was first published, by folder; empty if it was not, or nobody has looked
 */
public record HistoryEntry(
        ImagePlace place,
        Optional<String> before,
        Optional<String> after,
        Kind kind,
        CommitId commit,
        Instant time,
        String author,
        String title,
        List<Publication> published) {
    /** Copies the list, and makes unprintable characters visible. */
    public HistoryEntry {
        before = before.map(Printable::of);
        after = after.map(Printable::of);
        author = Printable.of(author);
        title = Printable.of(title);
        published = List.copyOf(published);
    }

    /** How a change came about, as its commit says. */
    public enum Kind {
        /** An image promotion. */
        PROMOTION,
        /** A rollback. */
        ROLLBACK,
        /** Any other commit, such as one by hand or by another tool. */
        CHANGE;

        /** The lower case name. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Manifests with the change in them.
     *
     * @param folder the folder of the manifest repository
     * @param commit the commit there
     * @param time when that was made
     */
    public record Publication(String folder, CommitId commit, Instant time) {}

    /** {@code 2026-11-25T20:00:00Z shop/web/qa r/web:1 -> r/web:2 (promotion)}. */
    @Override
    public String toString() {
        return time + " " + place + " " + before.orElse("none") + " -> " + after.orElse("none") + " (" + kind + ")";
    }
}
