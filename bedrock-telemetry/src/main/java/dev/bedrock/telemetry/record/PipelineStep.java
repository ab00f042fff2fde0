package dev.bedrock.telemetry.record;

import static java.util.stream.Collectors.joining;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a step of a pipeline reports. Optional values may also be blank, which is the same as absent.
 *
 * <p>Creating one throws an {@link InvalidInputException} that names all required values that are blank.
 */
public sealed interface PipelineStep {
    /**
     * An image was built from a commit (step 1).
     *
     * @param build the id of the build
     * @param imageTag the image with its tag
     * @param commit the commit of the source
     * @param service the display name of the service
     * @param repository the URL of the source repository
     */
    record ImageBuilt(String build, String imageTag, String commit, String service, Optional<String> repository)
            implements PipelineStep {
        /** Checks that the required values are there. */
        public ImageBuilt {
            require("build", build, "image tag", imageTag, "commit", commit, "service", service);
            repository = known(repository);
        }
    }

    /**
     * An image was written into the definition for a ring (step 2).
     *
     * @param build the id of the build or release, that of the image's build if one run does both
     * @param imageTag the image with its tag, which ties it to step 1
     * @param commit the commit of the definition, which ties it to step 3
     * @param ring the ring
     * @param pullRequest the number of the pull request, if the commit is proposed by one
     * @param repository the URL of the repository of the definition
     */
    record DefinitionUpdated(
            String build,
            String imageTag,
            String commit,
            String ring,
            Optional<String> pullRequest,
            Optional<String> repository)
            implements PipelineStep {
        /** Checks that the required values are there. */
        public DefinitionUpdated {
            require("build", build, "image tag", imageTag, "commit of the definition", commit, "ring", ring);
            pullRequest = known(pullRequest);
            repository = known(repository);
        }
    }

    /**
     * Manifests were generated from a commit of the definition (step 3).
     *
     * @param build the id of the build
     * @param definitionCommit the commit of the definition, which may be the merge of what step 2 reported
     * @param manifestCommit the commit of the manifests, if it is known already
     * @param pullRequest the pull request that was merged: ties it to step 2 when the commit does not
     * @param repository the URL of the repository of the manifests
     */
    record ManifestsGenerated(
            String build,
            String definitionCommit,
            Optional<String> manifestCommit,
            Optional<String> pullRequest,
            Optional<String> repository)
            implements PipelineStep {
        /** Checks that the required values are there. */
        public ManifestsGenerated {
            require("build", build, "commit of the definition", definitionCommit);
            manifestCommit = known(manifestCommit);
            pullRequest = known(pullRequest);
            repository = known(repository);
        }
    }

    /**
     * Generated manifests were committed (end of step 3).
     *
     * @param build the id of the build that {@link ManifestsGenerated} reported
     * @param manifestCommit the commit of the manifests
     * @param repository the URL of the repository of the manifests
     */
    record ManifestsCommitted(String build, String manifestCommit, Optional<String> repository)
            implements PipelineStep {
        /** Checks that the required values are there. */
        public ManifestsCommitted {
            require("build", build, "commit of the manifests", manifestCommit);
            repository = known(repository);
        }
    }

    private static Optional<String> known(Optional<String> value) {
        return value.filter(text -> !text.isBlank());
    }

    private static void require(String... namesAndValues) {
        List<String> missing = IntStream.range(0, namesAndValues.length / 2)
                .filter(i -> namesAndValues[2 * i + 1].isBlank())
                .mapToObj(i -> namesAndValues[2 * i])
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidInputException(List.of(RecordCode.VALUE_MISSING.error(
                    missing.stream().collect(joining(", ", "the step lacks: ", "")), SourceLocation.unknown())));
        }
    }
}
