package dev.bedrock.gitops.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.file.TreeDigest;
import dev.bedrock.core.git.GitFile;
import dev.bedrock.core.git.GitTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares a folder of a commit with what it is to have. It is made anew for each commit that is looked at, and remembers
 * nothing of an earlier one. For one thread.
 */
final class FolderReview {
    private final FolderContent content;
    private final boolean adopting;
    private final boolean replacingEdits;

    private final List<Problem> problems = new ArrayList<>();
    private final List<FileChange> changes = new ArrayList<>();
    private final SortedSet<String> kept = new TreeSet<>();
    private Map<String, GitFile> entries = Map.of();
    private PublishIndex index = PublishIndex.none();

    private FolderReview(FolderContent content, boolean adopting, boolean replacingEdits) {
        this.content = content;
        this.adopting = adopting;
        this.replacingEdits = replacingEdits;
    }

    /**
     * What a folder needs.
     *
     * @param changes the files that change, by their paths in the repository
     * @param seen stands for all that was looked at: as long as it is the same, so are the changes
     * @param problems why it is not possible, if there is an error among them, and what else there is to be told
     */
    record Result(List<FileChange> changes, String seen, List<Problem> problems) {
        Result {
            changes = List.copyOf(changes);
            problems = Problem.sorted(problems);
        }
    }

    static Result of(Optional<GitTree> head, FolderContent content, PublishRequest request) {
        FolderReview review = new FolderReview(content, request.isAdopting(), request.isReplacingEdits());
        try {
            review.review(head);
        } catch (BedrockException e) {
            review.problems.addAll(e.problems());
        }
        List<FileChange> changes = Problem.anyError(review.problems) ? List.of() : review.changes;
        return new Result(changes, review.seen(), review.problems);
    }

    private void review(Optional<GitTree> head) {
        head.ifPresent(this::requirePlace);
        Optional<GitTree> folder = head.flatMap(tree -> tree.findFolder(content.folder()));
        entries = folder.map(FolderReview::entries).orElse(Map.of());
        if (folder.isPresent() && !entries.isEmpty() && !readIndex(folder.get())) {
            return;
        }
        content.files().forEach((path, text) -> reviewWanted(folder, path, text));
        for (String path : index.files().keySet()) {
            if (!content.files().containsKey(path)) {
                reviewStale(folder, path);
            }
        }
        tellOfOthers();
        requireNoneInTheWay();
        writeIndex(folder);
        if (content.files().isEmpty() && !index.files().isEmpty()) {
            problems.add(PublishCode.FOLDER_EMPTIED.warning(
                    "nothing is left in '" + content.folder() + "'", SourceLocation.of(content.folder())));
        }
    }

    private static Map<String, GitFile> entries(GitTree folder) {
        Map<String, GitFile> entries = new HashMap<>();
        folder.files().forEach(file -> entries.put(file.path(), file));
        return entries;
    }

    /** A file or link at the folder, or above it. */
    private void requirePlace(GitTree head) {
        String folder = content.folder();
        for (int end = folder.indexOf('/'); ; end = folder.indexOf('/', end + 1)) {
            String path = end < 0 ? folder : folder.substring(0, end);
            if (head.findFile(path).isPresent()) {
                problems.add(PublishCode.PLACE_TAKEN.error(
                        "'" + path + "' is no folder in the manifest repository", SourceLocation.of(path)));
            }
            if (end < 0) {
                return;
            }
        }
    }

    /** Returns whether the folder may be written to at all. */
    private boolean readIndex(GitTree folder) {
        SourceLocation place = SourceLocation.of(content.folder());
        if (!entries.containsKey(PublishIndex.FILE)) {
            if (!adopting) {
                problems.add(PublishCode.FOLDER_FOREIGN
                        .error("'" + content.folder() + "' was not made by publishing", place)
                        .withHint("publish to another folder, or adopt this one"));
            }
            return adopting;
        }
        String file = content.folder() + "/" + PublishIndex.FILE;
        if (entries.get(PublishIndex.FILE).kind() != GitFile.Kind.FILE) {
            problems.add(PublishCode.INDEX_INVALID.error(
                    "the index of published files is not a file", SourceLocation.of(file)));
            return false;
        }
        index = PublishIndex.parse(file, folder.readString(PublishIndex.FILE));
        if (!index.definition().isEmpty() && !index.definition().equals(content.definition()) && !adopting) {
            problems.add(PublishCode.FOLDER_TAKEN
                    .error(
                            "'" + content.folder() + "' belongs to the definition '" + index.definition() + "'",
                            SourceLocation.of(file))
                    .withHint("publish to another folder, or adopt this one if the definition has moved"));
            return false;
        }
        return true;
    }

    private void reviewWanted(Optional<GitTree> folder, String path, String text) {
        String full = content.folder() + "/" + path;
        GitFile file = entries.get(path);
        if (file == null) {
            if (index.has(path)) {
                problems.add(PublishCode.FILE_RESTORED.warning(
                        "'" + full + "' was removed by hand and is written again", SourceLocation.of(full)));
            }
            changes.add(FileChange.create(full, text));
            return;
        }
        if (file.kind() == GitFile.Kind.FILE && file.hasContent(text.getBytes(UTF_8))) {
            return;
        }
        if (!index.has(path)) {
            Problem problem = adopting
                    ? PublishCode.FILE_FOREIGN.warning(
                            "'" + full + "' is adopted and replaced", SourceLocation.of(full))
                    : PublishCode.FILE_FOREIGN.error(
                            "'" + full + "' is there already and was not published", SourceLocation.of(full));
            problems.add(problem);
        } else {
            requireAsPublished(folder, path, file, "replaced");
        }
        changes.add(FileChange.update(full, before(folder, path, file), text));
    }

    private void reviewStale(Optional<GitTree> folder, String path) {
        GitFile file = entries.get(path);
        if (file != null) {
            requireAsPublished(folder, path, file, "removed");
            changes.add(FileChange.delete(content.folder() + "/" + path, before(folder, path, file)));
        }
    }

    private void requireAsPublished(Optional<GitTree> folder, String path, GitFile file, String fate) {
        boolean same = file.kind() == GitFile.Kind.FILE
                && index.isAsPublished(path, folder.orElseThrow().read(path));
        if (same) {
            return;
        }
        String full = content.folder() + "/" + path;
        SourceLocation place = SourceLocation.of(full);
        problems.add(
                replacingEdits
                        ? PublishCode.FILE_EDITED.warning("'" + full + "' was changed by hand and is " + fate, place)
                        : PublishCode.FILE_EDITED
                                .error("'" + full + "' was changed by hand and would be " + fate, place)
                                .withHint("make the change in the definition, or replace edits"));
    }

    private static String before(Optional<GitTree> folder, String path, GitFile file) {
        return file.kind() == GitFile.Kind.SUBMODULE ? "" : folder.orElseThrow().readString(path);
    }

    private void tellOfOthers() {
        for (String path : entries.keySet()) {
            if (!path.equals(PublishIndex.FILE)
                    && !index.has(path)
                    && !content.files().containsKey(path)) {
                kept.add(path);
            }
        }
        if (!kept.isEmpty()) {
            String others = kept.size() == 1 ? "" : " and " + (kept.size() - 1) + " more";
            problems.add(PublishCode.FILES_KEPT.note(
                    "'" + content.folder() + "' has files that were not published: '" + kept.first() + "'" + others,
                    SourceLocation.of(content.folder())));
        }
    }

    /** A file cannot be where a folder is needed, nor the other way round. */
    private void requireNoneInTheWay() {
        for (String path : content.files().keySet()) {
            SortedSet<String> below = kept.tailSet(path + "/");
            boolean folderThere = !below.isEmpty() && below.first().startsWith(path + "/");
            boolean fileAbove = false;
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                fileAbove |= kept.contains(path.substring(0, slash));
            }
            if (folderThere || fileAbove) {
                String full = content.folder() + "/" + path;
                problems.add(PublishCode.FILE_FOREIGN.error(
                        "'" + full + "' cannot be written because of files that were not published",
                        SourceLocation.of(full)));
            }
        }
    }

    private void writeIndex(Optional<GitTree> folder) {
        String path = content.folder() + "/" + PublishIndex.FILE;
        String text = PublishIndex.of(content.definition(), content.files()).text();
        GitFile file = entries.get(PublishIndex.FILE);
        if (file == null) {
            changes.add(FileChange.create(path, text));
        } else if (!file.hasContent(text.getBytes(UTF_8))) {
            changes.add(FileChange.update(path, folder.orElseThrow().readString(PublishIndex.FILE), text));
        }
    }

    private String seen() {
        Map<String, String> ids = new TreeMap<>();
        entries.forEach((path, file) -> {
            if (path.equals(PublishIndex.FILE)
                    || index.has(path)
                    || content.files().containsKey(path)) {
                ids.put(path, file.kind() + " " + file.id());
            }
        });
        return TreeDigest.ofContent(ids.toString().getBytes(UTF_8));
    }
}
