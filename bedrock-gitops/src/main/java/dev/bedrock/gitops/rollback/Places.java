package dev.bedrock.gitops.rollback;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.git.GitFile;
import dev.bedrock.core.git.GitTree;
import dev.bedrock.gitops.image.ImageTarget;
import dev.bedrock.gitops.project.HldNames;
import dev.bedrock.hld.composition.Environments;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the places of what is to be rolled back. */
final class Places {
    private final GitTree head;
    private final List<String> clusters;

    Places(GitTree head, List<String> clusters) {
        this.head = head;
        this.clusters = clusters.stream()
                .map(name -> Environments.of(name).names().get(0))
                .toList();
    }

    /**
     * The places, each once.
     *
     * @throws InvalidInputException with all that is missing
     */
    List<Place> of(List<RollbackScope> scopes) {
        Set<Place> places = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (RollbackScope scope : scopes) {
            try {
                places.addAll(of(scope));
            } catch (BedrockException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return List.copyOf(places);
    }

    private List<Place> of(RollbackScope scope) {
        if (scope instanceof RollbackScope.Ring ring) {
            return ring(ring);
        }
        if (scope instanceof RollbackScope.Service service) {
            // The names are checked as those of an image are.
            return service(ImageTarget.of(service.application(), service.service(), service.ring())
                    .folder());
        }
        ImageTarget target = ((RollbackScope.Image) scope).target();
        return clusters.isEmpty()
                ? List.of(image(target))
                : clusters.stream()
                        .map(cluster -> image(target.withEnvironment(cluster)))
                        .toList();
    }

    private List<Place> ring(RollbackScope.Ring scope) {
        String ring = HldNames.of(scope.ring());
        String application = ImageTarget.of(scope.application(), "service", scope.ring())
                .folder()
                .split("/", -1)[0];
        Set<String> rings = new TreeSet<>();
        List<Place> places = new ArrayList<>();
        for (GitFile file : head.findFolder(application).map(GitTree::files).orElse(List.of())) {
            String[] segments = file.path().split("/", -1);
            if (segments.length == 3 && segments[2].startsWith("component.")) {
                rings.add(segments[1]);
                if (segments[1].equals(ring)) {
                    places.addAll(service(application + "/" + segments[0] + "/" + ring));
                }
            }
        }
        if (places.isEmpty()) {
            throw missing(
                    "the definition has no service of '" + scope.application() + "' in the ring '" + scope.ring() + "'",
                    ring,
                    rings);
        }
        return places;
    }

    private List<Place> service(String folder) {
        if (head.findFolder(folder).isEmpty()) {
            throw missing("the definition has no '" + folder + "'", "", List.of());
        }
        return clusters.isEmpty()
                ? List.of(new Place(folder, folder, Optional.empty()))
                : clusters.stream()
                        .map(cluster ->
                                new Place(folder + "(" + cluster + ")", config(folder, cluster), Optional.empty()))
                        .toList();
    }

    private Place image(ImageTarget target) {
        return new Place(target.toString(), config(target.folder(), target.environment()), Optional.of(target));
    }

    private String config(String folder, String environment) {
        String base = (folder.isEmpty() ? "" : folder + "/") + "config/" + environment;
        for (String ending : List.of(".yaml", ".yml")) {
            if (head.findFile(base + ending).isPresent()) {
                return base + ending;
            }
        }
        throw missing("the definition has no '" + base + ".yaml'", "", List.of());
    }

    private static InvalidInputException missing(String message, String name, Iterable<String> others) {
        List<String> known = new ArrayList<>();
        others.forEach(known::add);
        return new InvalidInputException(
                RollbackCode.SCOPE_MISSING.error(message).withHint(DidYouMean.hint(name, known)));
    }
}
