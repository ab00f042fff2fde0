package dev.bedrock.embedding;

import dev.bedrock.core.git.CommitOutcome;
import dev.bedrock.core.git.GitChange;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.GitRemote;
import dev.bedrock.core.git.TreeChange;
import dev.bedrock.core.http.RemotePolicy;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Replaces the tag of an image in a file of a git repository by a commit, however many others write to it meanwhile. */
public final class ChangeImage {
    private final PrintStream out;

    /** A program that prints there. */
    public ChangeImage(PrintStream out) {
        this.out = out;
    }

    /** Arguments: the folder with repositories, the name of one, the file in it, the old tag, the new tag. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path repositories = Path.of(args[0]);
        GitClient git = GitClient.builder(repositories.resolve(".cache"))
                .policy(RemotePolicy.defaults().withLocalRoot(repositories))
                .build();
        new ChangeImage(out).run(git.remote(repositories.resolve(args[1]).toString()), args[2], args[3], args[4]);
    }

    /**
     * Commits and pushes.
     *
     * @return what became of it
     */
    public CommitOutcome run(GitRemote remote, String file, String oldTag, String newTag) {
        // Asked again, with the new files, when somebody else has pushed in between.
        GitChange change = GitChange.of(file + ": " + newTag, head -> {
                    String text = head.readString(file);
                    return List.of(TreeChange.put(file, text.replace(oldTag, newTag)));
                })
                .withTrailer("Bedrock-Image-Tag", newTag);

        CommitOutcome outcome = remote.writer().commit("main", change);

        if (outcome instanceof CommitOutcome.Committed committed) {
            out.println("committed " + committed.commit().abbreviated());
        } else {
            out.println("nothing to change");
        }
        return outcome;
    }
}
