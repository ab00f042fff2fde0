package dev.bedrock.gitops.image;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.file.PathSegments;
import dev.bedrock.gitops.project.HldNames;
import dev.bedrock.hld.authoring.SetRequest;
import dev.bedrock.hld.composition.Environments;
import java.util.List;
import java.util.Optional;

/**
 * Where a definition configures an image. Immutable.
 *
 * @param folder the folder of the component whose configuration has it, such as {@code shop/web/qa}; empty for the root
 * @param subcomponent the names that lead from that component to the one with the chart
 * @param environment the environment whose configuration has it
 * @param key the names that lead to the image in the values of the chart; empty to find it
 */
public record ImageTarget(String folder, List<String> subcomponent, String environment, Optional<List<String>> key) {
    /** The subcomponent with the chart, in what a reconcile makes. */
    private static final List<String> CHART = List.of("chart");

    /**
     * Checks the path and the environment.
     *
     * @throws InvalidInputException if one cannot be
     */
    public ImageTarget {
        subcomponent = List.copyOf(subcomponent);
        key = key.map(List::copyOf);
        environment = Environments.of(environment).names().get(0);
        for (String segment : folder.isEmpty() ? new String[0] : folder.split("/", -1)) {
            String name = folder;
            PathSegments.objection(segment).ifPresent(objection -> {
                throw invalid("the folder '" + name + "' has a segment that " + objection);
            });
        }
    }

    /**
     * That of a service in a ring, as a reconcile makes it.
     *
     * @param application the name of the application repository
     * @param service the name of the service
     * @param ring the branch
     * @throws InvalidInputException if one of the names cannot be a folder
     */
    public static ImageTarget of(String application, String service, String ring) {
        return at(folder(application) + "/" + folder(service) + "/" + folder(ring));
    }

    /** That of a component in a folder, whose chart is its subcomponent {@code chart}. */
    public static ImageTarget at(String folder) {
        return new ImageTarget(folder, CHART, Environments.COMMON, Optional.empty());
    }

    /**
     * In another subcomponent.
     *
     * @param path names with dots between them; none for the component in the folder itself
     */
    public ImageTarget withSubcomponent(String path) {
        return new ImageTarget(folder, path.isEmpty() ? List.of() : names(path), environment, key);
    }

    /** In the configuration of an environment; {@code common}, that of all, by default. */
    public ImageTarget withEnvironment(String newEnvironment) {
        return new ImageTarget(folder, subcomponent, newEnvironment, key);
    }

    /**
     * At this place in the values of the chart.
     *
     * @param path names with dots between them, such as {@code worker.image}
     */
    public ImageTarget withKey(String path) {
        return new ImageTarget(folder, subcomponent, environment, Optional.of(names(path)));
    }

    /** The component with the image: the names that lead to it from the top, such as {@code shop/web/qa/chart}. */
    public String component() {
        String names = String.join("/", subcomponent);
        return folder.isEmpty() || names.isEmpty() ? folder + names : folder + "/" + names;
    }

    private static String folder(String name) {
        HldNames.folderObjection(name).ifPresent(objection -> {
            throw invalid("'" + name + "' " + objection);
        });
        return HldNames.of(name);
    }

    private static List<String> names(String path) {
        try {
            return SetRequest.of(Environments.COMMON).withSubcomponent(path).subcomponent();
        } catch (BedrockException e) {
            throw invalid("'" + path + "' are not names with dots between them");
        }
    }

    private static InvalidInputException invalid(String message) {
        return new InvalidInputException(ImageCode.PLACE_INVALID.error(message));
    }

    /** Such as {@code shop/web/qa}, with the parts that differ from the usual: {@code shop/web/qa(prod,worker.image)}. */
    @Override
    public String toString() {
        String place = subcomponent.equals(CHART) ? folder : component();
        String usual = environment.equals(Environments.COMMON) ? "" : environment;
        String path = key.map(names -> String.join(".", names)).orElse("");
        String parts = usual.isEmpty() || path.isEmpty() ? usual + path : usual + "," + path;
        return parts.isEmpty() ? place : place + "(" + parts + ")";
    }
}
