package dev.bedrock.hld.generate;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.hld.manifest.ManifestObject;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the manifests of components of one type. Found by {@link java.util.ServiceLoader} or given to the definition's
 * builder. Implementations are thread-safe and give the same objects for the same input; they read below the given tree
 * and write nothing.
 */
public interface Generator {
    /** The type of components that it is for, as written in component files, such as {@code helm}. */
    String type();

    /**
     * Makes the manifests of one component.
     *
     * @param input the component and what belongs to it
     * @param problems receives warnings and errors that allow to go on; an error fails the run in the end
     * @return the objects in the order to print them in
     * @throws dev.bedrock.core.diagnostic.BedrockException if the component cannot be generated
     */
    List<ManifestObject> generate(GeneratorInput input, Consumer<Problem> problems);
}
