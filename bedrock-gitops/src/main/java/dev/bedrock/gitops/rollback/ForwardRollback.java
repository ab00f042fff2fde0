package dev.bedrock.gitops.rollback;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitFile;
import dev.bedrock.core.git.GitFileChange;
import dev.bedrock.core.git.GitHistory;
import dev.bedrock.core.git.GitTree;
import dev.bedrock.core.git.TreeChange;
import dev.bedrock.core.git.TreeEdit;
import dev.bedrock.gitops.image.ImageSlot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Brings back files and images as they were, on whatever the branch has besides them. */
final class ForwardRollback implements TreeEdit {
    private final GitTree planned;
    private final Map<String, FileState> files = new TreeMap<>();
    private final Map<Place, ImageSlot> images = new LinkedHashMap<>();

    ForwardRollback(GitHistory history, Map<Place, CommitId> states) {
        this.planned = history.tree();
        Map<CommitId, List<GitFileChange>> differences = new HashMap<>();
        states.forEach((place, commit) -> {
            GitTree tree = history.tree(commit);
            if (place.image().isPresent()) {
                images.put(place, EarlierStates.slot(place, tree).orElseThrow());
                return;
            }
            differences.computeIfAbsent(commit, id -> planned.changesTo(tree)).stream()
                    .filter(change -> place.covers(change.path()))
                    .forEach(change -> files.put(change.path(), new FileState(change.path(), change.after(), tree)));
        });
        // What cannot be brought back is found while planning.
        files.values().forEach(FileState::change);
    }

    /** The files that change. */
    List<FileChange> preview() {
        Map<String, FileChange> changes = new TreeMap<>();
        files.forEach(
                (path, state) -> changes.put(path, new FileChange(path, FileState.text(planned, path), state.text())));
        texts(planned, new ArrayList<>()).forEach((path, text) -> {
            FileChange change = new FileChange(path, FileState.text(planned, path), Optional.of(text));
            if (!change.isEmpty()) {
                changes.put(path, change);
            }
        });
        return List.copyOf(changes.values());
    }

    @Override
    public List<TreeChange> changes(GitTree head) {
        List<Problem> conflicts = new ArrayList<>();
        List<TreeChange> changes = new ArrayList<>();
        files.forEach((path, state) -> {
            Optional<GitFile> now = head.findFile(path);
            if (now.equals(state.file())) {
                return;
            }
            if (!now.equals(planned.findFile(path))) {
                conflicts.add(changed("'" + path + "' was changed", path));
                return;
            }
            changes.add(state.change());
        });
        Map<String, String> texts = texts(head, conflicts);
        if (!conflicts.isEmpty()) {
            throw new ConflictException(conflicts);
        }
        texts.forEach((path, text) -> {
            if (!FileState.text(head, path).equals(Optional.of(text))) {
                changes.add(TreeChange.put(path, text));
            }
        });
        return changes;
    }

    /** The configuration files with the images as they were. */
    private Map<String, String> texts(GitTree head, List<Problem> conflicts) {
        Map<String, String> texts = new TreeMap<>();
        images.forEach((place, then) -> {
            String path = place.path();
            Optional<String> image = EarlierStates.slot(place, head).flatMap(ImageSlot::image);
            Optional<String> before = EarlierStates.slot(place, planned).flatMap(ImageSlot::image);
            if (head.findFile(path).isEmpty() || !(image.equals(before) || image.equals(then.image()))) {
                conflicts.add(changed("the image of " + place.label() + " is " + image.orElse("gone"), path));
                return;
            }
            String text = texts.getOrDefault(path, head.readString(path));
            ImageSlot now = ImageSlot.find(path, text, place.image().orElseThrow(), Optional::empty);
            texts.put(path, now.withThatOf(then));
        });
        return texts;
    }

    private static Problem changed(String what, String path) {
        return RollbackCode.CHANGED_SINCE.error(what + " since the rollback was planned", SourceLocation.of(path));
    }
}
