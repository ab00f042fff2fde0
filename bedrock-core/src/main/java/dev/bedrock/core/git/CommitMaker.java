package dev.bedrock.core.git;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.GpgSignature;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Makes commits in the cached repository; nobody sees them until they are pushed. */
final class CommitMaker {
    private final CachedRemote history;
    private final GitLimits limits;
    private final GitIdentity identity;
    private final Clock clock;

    CommitMaker(CachedRemote history, GitLimits limits, GitIdentity identity, Clock clock) {
        this.history = history;
        this.limits = limits;
        this.identity = identity;
        this.clock = clock;
    }

    /** Makes the commit of a change on top of another one, or of none; says when it would change nothing. */
    CommitOutcome make(CachedRepository repository, Optional<CommitId> parent, GitChange change) throws IOException {
        GitTree head = new GitTree(history, limits, parent, "");
        try (ObjectInserter inserter = repository.newObjectInserter();
                ObjectReader reader = inserter.newReader();
                RevWalk walk = new RevWalk(reader)) {
            Optional<RevCommit> before = parent.isPresent()
                    ? Optional.of(
                            walk.parseCommit(ObjectId.fromString(parent.get().hex())))
                    : Optional.empty();
            Optional<ObjectId> oldTree = before.map(commit -> commit.getTree().copy());
            ObjectId tree = new TreeEditor(reader, inserter)
                    .edit(oldTree.orElse(null), change.edit().changes(head));
            if (parent.isPresent() && oldTree.equals(Optional.of(tree))) {
                return new CommitOutcome.Unchanged(parent.get());
            }
            ObjectId commit = inserter.insert(builder(tree, parent, change));
            inserter.flush();
            return new CommitOutcome.Committed(new CommitId(commit.name()), parent);
        }
    }

    private CommitBuilder builder(ObjectId tree, Optional<CommitId> parent, GitChange change) throws IOException {
        CommitBuilder builder = new CommitBuilder();
        builder.setTreeId(tree);
        parent.ifPresent(id -> builder.setParentId(ObjectId.fromString(id.hex())));
        builder.setAuthor(person(change.author().orElse(identity)));
        builder.setCommitter(person(change.committer().orElse(identity)));
        builder.setMessage(change.text());
        if (change.signer().isPresent()) {
            String signature = change.signer().get().sign(builder.build());
            builder.setGpgSignature(new GpgSignature(signature.getBytes(US_ASCII)));
        }
        return builder;
    }

    /** The client itself, now. */
    PersonIdent person() {
        return person(identity);
    }

    private PersonIdent person(GitIdentity who) {
        return new PersonIdent(who.name(), who.email(), clock.instant(), ZoneOffset.UTC);
    }
}
