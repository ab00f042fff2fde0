package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;

/** Finds out what references of a remote stand for, from the remote or from what was found out before. */
final class Resolution {
    private final CachedRemote cached;
    private final CachedRemote history;
    private final Connections connections;
    private final GitLimits limits;
    private final boolean offline;

    Resolution(CachedRemote cached, CachedRemote history, Connections connections, GitLimits limits, boolean offline) {
        this.cached = cached;
        this.history = history;
        this.connections = connections;
        this.limits = limits;
        this.offline = offline;
    }

    Map<GitReference, ResolvedReference> resolve(Collection<GitReference> references) {
        Map<GitReference, ResolvedReference> resolved = new LinkedHashMap<>();
        Set<GitReference> asked = new LinkedHashSet<>();
        for (GitReference reference : references) {
            if (!reference.isCommitId()) {
                asked.add(reference);
            }
        }
        Map<String, Ref> advertised = asked.isEmpty() || offline ? Map.of() : ask(asked);
        RememberedReferences remembered = new RememberedReferences(cached);
        List<Problem> problems = new ArrayList<>();
        for (GitReference reference : references) {
            Optional<ResolvedReference> answer = reference.isCommitId()
                    ? Optional.of(new ResolvedReference(reference, new CommitId(reference.name()), Optional.empty()))
                    : offline ? remembered.find(reference) : find(reference, advertised);
            if (answer.isEmpty() && reference.mayBeAbbreviated()) {
                answer = abbreviated(reference);
            }
            answer.ifPresentOrElse(found -> resolved.put(reference, found), () -> problems.add(missing(reference)));
        }
        if (!problems.isEmpty()) {
            throw offline ? new UnavailableException(problems) : new InvalidInputException(problems);
        }
        if (!offline) {
            remembered.remember(resolved.values());
        }
        return resolved;
    }

    static BedrockException offline(RemoteAddress remote, String what) {
        return new UnavailableException(notCached(remote, what));
    }

    private static Problem notCached(RemoteAddress remote, String what) {
        return GitCode.OFFLINE
                .error(what + " of " + remote + " is not in the cache")
                .withHint("run once without the offline option");
    }

    private Map<String, Ref> ask(Collection<GitReference> references) {
        List<String> names = references.stream()
                .flatMap(reference -> reference.candidates().stream())
                .distinct()
                .toList();
        return ask(names);
    }

    private Map<String, Ref> ask(List<String> names) {
        Deadline deadline = Deadline.in(limits.total());
        ensureRepository(deadline);
        return Backoff.retrying(() -> ask(names, deadline));
    }

    private Map<String, Ref> ask(List<String> names, Deadline deadline) {
        return cached.read(repository -> {
            try {
                return connections.advertised(cached.remote(), repository, names, deadline);
            } catch (IOException e) {
                throw new RefusalException(Failures.ofRemote(cached.remote().toString(), e));
            }
        });
    }

    private void ensureRepository(Deadline deadline) {
        connections.check(cached.remote());
        if (!cached.exists()) {
            cached.write(deadline, repository -> Optional.empty());
        }
    }

    private static Optional<ResolvedReference> find(GitReference reference, Map<String, Ref> advertised) {
        for (String name : reference.candidates()) {
            Ref ref = advertised.get(name);
            ObjectId id =
                    ref == null ? null : ref.getPeeledObjectId() == null ? ref.getObjectId() : ref.getPeeledObjectId();
            if (ref != null && id != null) {
                String target = ref.isSymbolic() ? ref.getTarget().getName() : name;
                String shown = Repository.isValidRefName(target) ? target : name;
                return Optional.of(new ResolvedReference(reference, new CommitId(id.name()), Optional.of(shown)));
            }
        }
        return Optional.empty();
    }

    /** Looks in the cache first; only the whole history knows all commits. */
    private Optional<ResolvedReference> abbreviated(GitReference reference) {
        Optional<CommitId> found = lookUp(cached, reference).or(() -> lookUp(history, reference));
        if (found.isEmpty() && !offline) {
            Deadline deadline = Deadline.in(limits.total());
            Fetching fetching = new Fetching(connections, cached.remote());
            found = history.write(deadline, repository -> {
                fetching.fetchHistory(repository, deadline);
                return lookUp(repository, reference);
            });
        }
        return found.map(commit -> new ResolvedReference(reference, commit, Optional.empty()));
    }

    private Optional<CommitId> lookUp(CachedRemote place, GitReference reference) {
        return place.exists() ? place.read(repository -> lookUp(repository, reference)) : Optional.empty();
    }

    private Optional<CommitId> lookUp(CachedRepository repository, GitReference reference) throws IOException {
        AbbreviatedObjectId prefix =
                AbbreviatedObjectId.fromString(reference.name().toLowerCase(Locale.ROOT));
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk walk = new RevWalk(reader)) {
            Set<String> commits = new TreeSet<>();
            for (ObjectId id : reader.resolve(prefix)) {
                RevObject object = walk.parseAny(id);
                if (object.getType() == Constants.OBJ_COMMIT) {
                    commits.add(object.name());
                }
            }
            if (commits.size() > 1) {
                throw new RefusalException(new InvalidInputException(GitCode.REFERENCE_AMBIGUOUS.error("'" + reference
                        + "' is the beginning of several commits of " + cached.remote() + ": "
                        + String.join(", ", commits))));
            }
            return commits.stream().findFirst().map(CommitId::new);
        }
    }

    private Problem missing(GitReference reference) {
        if (offline) {
            return notCached(cached.remote(), reference.toString());
        }
        Problem problem = GitCode.REFERENCE_MISSING.error(
                "the git repository " + cached.remote() + " has no " + describe(reference));
        return problem.withHint(DidYouMean.hint(reference.name(), knownNames()));
    }

    private static String describe(GitReference reference) {
        return switch (reference.kind()) {
            case DEFAULT_BRANCH -> "default branch; it is empty";
            case BRANCH, TAG -> reference.kind().name().toLowerCase(Locale.ROOT) + " '" + reference.name() + "'";
            case ANY -> "tag, branch or commit '" + reference.name() + "'";
        };
    }

    private Set<String> knownNames() {
        return ask(List.of(Constants.R_HEADS, Constants.R_TAGS)).keySet().stream()
                .filter(name -> name.startsWith(Constants.R_HEADS) || name.startsWith(Constants.R_TAGS))
                .map(name -> name.substring(name.indexOf('/', "refs/".length()) + 1))
                .collect(Collectors.toSet());
    }
}
