package dev.bedrock.gitops.publish;

import dev.bedrock.core.git.GitChange;
import dev.bedrock.core.git.GitTrailer;
import dev.bedrock.core.git.TreeEdit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Says in a commit of manifests what they come from.
 *
 * @param text what is written by people, or stands for it
 * @param version the definition
 * @param lock the digest of {@code bedrock.lock}, if there is one
 */
record CommitMessage(String text, DefinitionVersion version, Optional<String> lock) {
    /** As it was in the pipelines of bedrock-cli. */
    private static final String DEFAULT = "Updated k8s manifest files";

    static CommitMessage of(PublishRequest request, Optional<String> lock) {
        DefinitionVersion version = request.version();
        String cause = !version.title().isEmpty()
                ? version.title()
                : version.commit().map(commit -> commit.abbreviated()).orElse("");
        String text = request.message().orElse(cause.isEmpty() ? DEFAULT : DEFAULT + " post commit: " + cause);
        return new CommitMessage(text, version, lock);
    }

    String title() {
        return text.lines().findFirst().orElse("");
    }

    /** The commit of some folders: all of them, or one. */
    GitChange change(PublishRequest request, Collection<FolderPlan> folders, TreeEdit edit) {
        GitChange change = GitChange.of(request.isCommitPerFolder() ? inFolder(folders) : text, edit);
        for (GitTrailer trailer : trailers(folders)) {
            change = change.withTrailer(trailer.key(), trailer.value());
        }
        for (GitTrailer trailer : request.trailers()) {
            change = change.withTrailer(trailer.key(), trailer.value());
        }
        change = request.author().map(change::withAuthor).orElse(change);
        return request.signer().map(change::withSigner).orElse(change);
    }

    private String inFolder(Collection<FolderPlan> folders) {
        String title = title();
        String names =
                String.join(", ", folders.stream().map(FolderPlan::folder).toList());
        return title + " (" + names + ")" + text.substring(title.length());
    }

    private List<GitTrailer> trailers(Collection<FolderPlan> folders) {
        List<GitTrailer> trailers = new ArrayList<>();
        if (!version.repository().isEmpty()) {
            trailers.add(new GitTrailer("Bedrock-Hld", version.repository()));
        }
        version.commit().ifPresent(commit -> trailers.add(new GitTrailer("Bedrock-Hld-Commit", commit.hex())));
        lock.ifPresent(digest -> trailers.add(new GitTrailer("Bedrock-Lock", digest)));
        SortedSet<String> charts = new TreeSet<>();
        for (FolderPlan folder : folders) {
            trailers.add(new GitTrailer("Bedrock-Folder", folder.folder()));
            charts.addAll(folder.charts());
        }
        charts.forEach(chart -> trailers.add(new GitTrailer("Bedrock-Chart", chart)));
        return trailers;
    }
}
