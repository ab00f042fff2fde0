package dev.bedrock.gitops.reconcile;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.TreeFile;
import java.util.function.Consumer;

/**
 * What in the folder of an application was made before.
 *
 * @param record the files
 * @param adopted whether they were recognised by their form, for want of a record
 */
record OwnedFiles(Ownership record, boolean adopted) {
    static OwnedFiles of(FileTree tree, String folder, String repository, Consumer<Problem> problems) {
        String path = folder + "/" + Ownership.FILE;
        if (tree.isFile(path)) {
            Ownership record = Ownership.parse(path, tree.readString(path));
            record.owner()
                    .filter(owner -> !owner.equals(repository))
                    .ifPresent(owner -> problems.accept(ReconcileCode.PLACE_TAKEN
                            .error(
                                    "the folder '" + folder + "' belongs to the repository '" + owner + "'",
                                    SourceLocation.of(path))
                            .withHint("if the repository was renamed, change the name in this file")));
            return new OwnedFiles(record, false);
        }
        Ownership adopted = Ownership.none(repository);
        if (tree.isDirectory(folder)) {
            for (TreeFile file : tree.files(folder)) {
                String relative = file.pathFrom(folder);
                if (relative.endsWith(".yaml") && OldFiles.recognises(relative, tree.readString(file))) {
                    adopted.files().put(relative, "");
                }
            }
        }
        return new OwnedFiles(adopted, true);
    }
}
