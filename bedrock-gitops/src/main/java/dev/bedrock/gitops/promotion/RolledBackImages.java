package dev.bedrock.gitops.promotion;

import dev.bedrock.core.git.GitCommit;
import dev.bedrock.core.git.GitHistory;
import dev.bedrock.core.git.GitTrailer;
import dev.bedrock.core.git.LogQuery;
import dev.bedrock.gitops.audit.Trailers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which images were rolled back lately, and by which commits. What was promoted at a place after that is not asked about. */
final class RolledBackImages {
    private static final int MOST_COMMITS = 500;

    private final Map<String, GitCommit> byPlaceAndImage = new HashMap<>();

    private RolledBackImages() {}

    static RolledBackImages in(GitHistory history) {
        RolledBackImages found = new RolledBackImages();
        Set<String> decided = new HashSet<>();
        for (GitCommit commit : history.log(LogQuery.defaults().withLimit(MOST_COMMITS))) {
            if (!commit.message().contains(Trailers.ROLLED_BACK)
                    && !commit.message().contains(Trailers.IMAGE)) {
                continue;
            }
            Set<String> here = new HashSet<>();
            for (GitTrailer trailer : commit.trailers()) {
                String place =
                        trailer.value().substring(0, Math.max(0, trailer.value().lastIndexOf(' ')));
                boolean rolledBack = trailer.key().equals(Trailers.ROLLED_BACK);
                if ((rolledBack || trailer.key().equals(Trailers.IMAGE)) && !decided.contains(place)) {
                    here.add(place);
                    if (rolledBack) {
                        found.byPlaceAndImage.put(trailer.value(), commit);
                    }
                }
            }
            decided.addAll(here);
        }
        return found;
    }

    /** The commit that has taken an image away. */
    Optional<GitCommit> commit(ImageChange change) {
        return Optional.ofNullable(byPlaceAndImage.get(change.place() + " " + change.after()));
    }
}
