package dev.bedrock.gitops.rollback;

import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitChange;
import dev.bedrock.core.git.GitCommit;
import dev.bedrock.core.git.TreeEdit;
import dev.bedrock.gitops.audit.Trailers;
import dev.bedrock.gitops.delivery.Delivery;
import dev.bedrock.gitops.image.ImagePlace;
import java.util.Map;

/** What the commits of a rollback say. */
final class RollbackMessage {
    private static final int MOST_LABEL_CHARS = 60;

    private final RollbackRequest request;
    private final Map<Place, CommitId> states;

    RollbackMessage(RollbackRequest request, Map<Place, CommitId> states) {
        this.request = request;
        this.states = states;
    }

    /** The branch for a pull request, the same for the same rollback. */
    Delivery ownBranch() {
        String what = states.size() == 1 ? label() : states.size() + "-places";
        String name = what.replaceAll("[^A-Za-z0-9_-]+", "-");
        String shortened = name.length() > MOST_LABEL_CHARS ? name.substring(0, MOST_LABEL_CHARS) : name;
        CommitId to = states.values().iterator().next();
        return Delivery.onBranch("ROLLBACK/" + shortened + "-" + to.abbreviated());
    }

    private String label() {
        return states.keySet().iterator().next().label();
    }

    /** The one commit of a rollback forward. */
    GitChange forward(TreeEdit edit, ImageDifferences images) {
        CommitId to = states.values().iterator().next();
        String title = states.size() == 1
                ? "Rolling back " + label() + " to the state of " + to.abbreviated() + "."
                : "Rolling back " + states.size() + " places.";
        GitChange change = GitChange.of(title + "\n" + reason() + images(images), edit);
        return author(withImages(withStates(change), images));
    }

    /** One of the commits that take others back. */
    GitChange revert(GitCommit commit, TreeEdit edit, boolean last, ImageDifferences images) {
        String title = "Revert \"" + Printable.of(commit.title()) + "\"";
        String text =
                title + "\n\nThis reverts commit " + commit.id() + ".\n" + reason() + (last ? images(images) : "");
        GitChange change = GitChange.of(text, edit)
                .withTrailer(Trailers.REVERTS, commit.id().hex());
        return author(last ? withImages(withStates(change), images) : withStates(change));
    }

    private String reason() {
        return request.reason().map(text -> "\n" + text.strip() + "\n").orElse("");
    }

    private static String images(ImageDifferences images) {
        StringBuilder text = new StringBuilder();
        images.before().forEach((place, image) -> text.append("\n* ")
                .append(place)
                .append(": ")
                .append(Printable.of(image))
                .append(" -> ")
                .append(Printable.of(images.after().getOrDefault(place, "none"))));
        return text.toString();
    }

    private GitChange withStates(GitChange change) {
        GitChange with = change;
        for (Map.Entry<Place, CommitId> state : states.entrySet()) {
            with = with.withTrailer(
                    Trailers.ROLLBACK_TO,
                    state.getKey().label() + " " + state.getValue().hex());
        }
        return with;
    }

    private static GitChange withImages(GitChange change, ImageDifferences images) {
        GitChange with = change;
        for (Map.Entry<ImagePlace, String> image : images.before().entrySet()) {
            with = with.withTrailer(Trailers.ROLLED_BACK, image.getKey() + " " + Printable.of(image.getValue()));
        }
        for (Map.Entry<ImagePlace, String> image : images.after().entrySet()) {
            with = with.withTrailer(Trailers.IMAGE, image.getKey() + " " + Printable.of(image.getValue()));
        }
        return with;
    }

    private GitChange author(GitChange change) {
        return request.author().map(change::withAuthor).orElse(change);
    }
}
