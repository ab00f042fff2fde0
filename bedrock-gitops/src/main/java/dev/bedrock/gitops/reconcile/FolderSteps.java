package dev.bedrock.gitops.reconcile;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.TreeFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Collects what happens to the files of an application, and finds out what has to go. Used once. */
final class FolderSteps {
    private static final String COMPONENT = "component.yaml";

    private final FileTree tree;
    private final String folder;
    private final OwnedFiles owned;
    private final Consumer<Problem> problems;
    private final Ownership record;
    private final Set<String> wanted = new HashSet<>();
    private final List<ReconcileStep> steps = new ArrayList<>();

    FolderSteps(FileTree tree, String folder, OwnedFiles owned, Consumer<Problem> problems) {
        this.tree = tree;
        this.folder = folder;
        this.owned = owned;
        this.problems = problems;
        this.record = Ownership.none(owned.record().repository());
    }

    /** A file that is not ours alone. */
    void change(String path, String after, String reason) {
        Optional<String> before = text(path);
        if (!before.equals(Optional.of(after))) {
            steps.add(new ReconcileStep(new FileChange(path, before, Optional.of(after)), reason));
        }
    }

    /** A file that is all ours. What others have put at its place, or changed in it, is told of. */
    void write(String relative, String after, String reason) {
        String path = folder + "/" + relative;
        Optional<String> before = text(path).filter(text -> !text.equals(after));
        if (before.isPresent() && !owned.record().has(relative)) {
            problems.accept(ReconcileCode.PLACE_TAKEN
                    .error("the file is in the way, it was not made by reconcile", SourceLocation.of(path))
                    .withHint("move or remove it"));
            return;
        }
        if (before.isPresent() && !owned.record().isAsWritten(relative, before.get())) {
            problems.accept(ReconcileCode.EDIT_OVERWRITTEN.warning(
                    "what was changed by hand is replaced", SourceLocation.of(path)));
        }
        wanted.add(relative);
        record.put(relative, after);
        change(path, after, reason);
    }

    /** A component file, in which others may have stanzas; with those, it is never removed. */
    void writeComponent(String relative, String after, Set<String> names, String reason) {
        String path = folder + "/" + relative;
        wanted.add(relative);
        boolean shared = new ComponentText(path, Optional.of(after))
                .stanzas().stream().anyMatch(stanza -> !names.contains(ComponentText.field(stanza, "name")));
        if (shared) {
            record.putShared(relative);
        } else {
            record.put(relative, after);
        }
        change(path, after, reason);
    }

    /** A file that has to be there, whatever is in it. */
    void touch(String relative, String reason) {
        keep(relative, text(folder + "/" + relative).orElse(""), reason);
    }

    /** A file in which others have more than we. */
    void set(String path, String after, String reason) {
        keep(path.substring(folder.length() + 1), after, reason);
    }

    private void keep(String relative, String after, String reason) {
        String path = folder + "/" + relative;
        boolean there = text(path).isPresent();
        boolean same = text(path).equals(Optional.of(after));
        wanted.add(relative);
        if (!there || (owned.record().has(relative) && !same)) {
            record.put(relative, after);
        } else if (owned.record().has(relative)) {
            record.putAsBefore(relative, owned.record(), after);
        }
        change(path, after, reason);
    }

    /** All steps by path, those for what is gone and for the record included. */
    List<ReconcileStep> finish() {
        Set<String> removed = new TreeSet<>();
        for (String relative : owned.record().files().keySet()) {
            if (!wanted.contains(relative)) {
                remove(relative);
                if (relative.endsWith("/" + COMPONENT)) {
                    removed.add(relative.substring(0, relative.length() - COMPONENT.length() - 1));
                }
            }
        }
        tellWhatStays(removed);
        change(folder + "/" + Ownership.FILE, record.text(), "the record of what was made");
        steps.sort(Comparator.comparing(step -> step.change().path()));
        return steps;
    }

    private void remove(String relative) {
        String path = folder + "/" + relative;
        Optional<String> text = text(path);
        if (text.isEmpty()) {
            return;
        }
        boolean config = relative.endsWith("config/common.yaml") && OldFiles.isGeneratedConfig(text.get());
        if (config || owned.record().isAsWritten(relative, text.get())) {
            steps.add(new ReconcileStep(FileChange.delete(path, text.get()), reasonToRemove(relative)));
        } else {
            kept(path, "was changed since it was made");
        }
    }

    private String reasonToRemove(String relative) {
        String[] segments = relative.split("/", -1);
        if (segments.length > 2 && !wanted.contains(segments[0] + "/" + COMPONENT)) {
            return "the service '" + segments[0] + "' is not in bedrock.yaml any more";
        }
        String ring = segments.length > 2 ? segments[0] + "/" + segments[1] : segments[0];
        if (!wanted.contains(ring + "/" + COMPONENT)) {
            return segments.length > 2
                    ? "the ring '" + segments[1] + "' is not in bedrock.yaml any more"
                    : "the service '" + segments[0] + "' is not in bedrock.yaml any more";
        }
        return "it is not needed any more";
    }

    private void tellWhatStays(Set<String> folders) {
        Set<String> gone = new HashSet<>();
        steps.forEach(step -> gone.add(step.change().path()));
        Set<String> told = new HashSet<>();
        for (String removed : folders) {
            String directory = folder + "/" + removed;
            List<TreeFile> files = tree.isDirectory(directory) ? tree.files(directory) : List.of();
            for (TreeFile file : files) {
                boolean ours = owned.record().has(file.pathFrom(folder));
                if (!ours && !gone.contains(file.path()) && told.add(file.path())) {
                    kept(file.path(), "was not made by reconcile");
                }
            }
        }
    }

    private void kept(String path, String why) {
        problems.accept(ReconcileCode.FILE_KEPT.warning(
                "nothing refers to the file any more, but it " + why + " and is kept", SourceLocation.of(path)));
    }

    private Optional<String> text(String path) {
        return tree.isFile(path) ? Optional.of(tree.readString(path)) : Optional.empty();
    }
}
