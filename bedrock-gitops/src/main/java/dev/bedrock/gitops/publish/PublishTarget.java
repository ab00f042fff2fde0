package dev.bedrock.gitops.publish;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.file.PathSegments;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.generate.GenerateOptions;
import dev.bedrock.hld.manifest.OutputLayout;

/**
 * A folder of the manifest repository, which one or more clusters follow, and what is generated into it. Immutable.
 *
 * @param folder its path, with {@code /} between names
 * @param environments what the manifests are for
 * @param options how they are generated
 * @param layout how they are laid out
 */
public record PublishTarget(String folder, Environments environments, GenerateOptions options, OutputLayout layout) {
    /**
     * Checks the folder.
     *
     * @throws InvalidInputException if a name in it cannot be the name of a folder on all platforms, or begins with a dash
     *     or dot
     */
    public PublishTarget {
        for (String name : folder.split("/", -1)) {
            PathSegments.nameObjection(name).ifPresent(reason -> {
                throw new InvalidInputException(PublishCode.TARGETS_INVALID.error(
                        "the folder '" + folder + "' cannot be published to: '" + name + "' " + reason));
            });
        }
    }

    /** Environments, the most important first, in the folder of their names with dashes between: {@code prod-east}. */
    public static PublishTarget of(String... environments) {
        return of(Environments.of(environments));
    }

    /** Environments in the folder of their names with dashes between. */
    public static PublishTarget of(Environments environments) {
        return new PublishTarget(
                environments.directoryName(), environments, GenerateOptions.defaults(), OutputLayout.defaults());
    }

    /** In another folder. */
    public PublishTarget withFolder(String newFolder) {
        return new PublishTarget(newFolder, environments, options, layout);
    }

    /** With other options, such as those of a cluster with other capabilities. */
    public PublishTarget withOptions(GenerateOptions newOptions) {
        return new PublishTarget(folder, environments, newOptions, layout);
    }

    /** With another layout. */
    public PublishTarget withLayout(OutputLayout newLayout) {
        return new PublishTarget(folder, environments, options, newLayout);
    }
}
