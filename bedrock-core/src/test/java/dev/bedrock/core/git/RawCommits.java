package dev.bedrock.core.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Writes objects that git itself would refuse to make. */
final class RawCommits implements AutoCloseable {
    private final Repository repository;
    private final ObjectInserter inserter;

    private RawCommits(Repository repository) {
        this.repository = repository;
        this.inserter = repository.newObjectInserter();
    }

    static RawCommits in(Path bare) {
        try {
            return new RawCommits(new FileRepositoryBuilder()
                    .setGitDir(bare.toFile())
                    .setBare()
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectId blob(String content) {
        return insert(Constants.OBJ_BLOB, content.getBytes(UTF_8));
    }

    ObjectId insert(int type, byte[] content) {
        try {
            return inserter.insert(type, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A tree with one entry, whatever its name is. */
    ObjectId tree(String name, FileMode mode, ObjectId id) {
        return insert(Constants.OBJ_TREE, entry(name, mode, id));
    }

    /** A tree with two entries. */
    ObjectId tree(String first, FileMode firstMode, ObjectId firstId, String second, FileMode mode, ObjectId id) {
        TreeFormatter tree = new TreeFormatter();
        append(tree, first, firstMode, firstId);
        append(tree, second, mode, id);
        return insert(Constants.OBJ_TREE, tree.toByteArray());
    }

    private static byte[] entry(String name, FileMode mode, ObjectId id) {
        TreeFormatter tree = new TreeFormatter();
        append(tree, name, mode, id);
        return tree.toByteArray();
    }

    private static void append(TreeFormatter tree, String name, FileMode mode, ObjectId id) {
        byte[] bytes = name.getBytes(UTF_8);
        tree.append(bytes, 0, bytes.length, mode, id, true);
    }

    /** A commit of a tree on the branch main. */
    CommitId commit(ObjectId tree) {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setAuthor(new PersonIdent("Eve", "eve@example.org"));
        commit.setCommitter(commit.getAuthor());
        commit.setMessage("innocent");
        try {
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = repository.updateRef("refs/heads/main");
            update.setNewObjectId(id);
            update.forceUpdate();
            return new CommitId(id.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        inserter.close();
        repository.close();
    }
}
