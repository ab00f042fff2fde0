package dev.bedrock.infra.definition;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.infra.configuration.ConfigurationMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One deployment: what the definitions from the top folder down to its own say, merged. References to environment variables
 * stand as they are written. The location of each value tells where it came from. Immutable.
 */
public final class Deployment {
    /** The source that means the templates that come with Bedrock. */
    public static final String BUILT_IN = "builtin";

    private final String path;
    private final List<String> layers;
    private final Definition merged;
    private final List<Problem> problems;

    Deployment(String path, List<String> layers, Definition merged, List<Problem> problems) {
        this.path = path;
        this.layers = List.copyOf(layers);
        this.merged = merged;
        this.problems = Problem.sorted(problems);
    }

    /** Its folder below the top one, empty for the top folder itself. */
    public String path() {
        return path;
    }

    /** The files that it is merged from, the top one first. */
    public List<String> layers() {
        return layers;
    }

    /** What people call it; if no definition says, its folder's name. */
    public String name() {
        return setting("name").map(ScalarNode::text).orElse(path.substring(path.lastIndexOf('/') + 1));
    }

    /** Where its template is fetched from. */
    public Optional<ScalarNode> source() {
        return setting("source");
    }

    /** The folder of the template in the source. */
    public Optional<ScalarNode> template() {
        return setting("template");
    }

    /** The tag, branch or commit of the source. */
    public Optional<ScalarNode> version() {
        return setting("version");
    }

    /** Whether its source is a folder of this machine, or the templates that come with Bedrock: these have no versions. */
    boolean hasUnversionedSource() {
        return source().map(ScalarNode::text)
                .filter(text -> text.equals(BUILT_IN) || text.startsWith(".") || text.startsWith("/"))
                .isPresent();
    }

    private Optional<ScalarNode> setting(String key) {
        return Optional.ofNullable(merged.settings().get(key));
    }

    /** The settings of the backend that keeps Terraform's state. */
    public Map<String, Node> backend() {
        return merged.backend();
    }

    /** The values of the template's variables; one that is null is to be left out. */
    public Map<String, Node> variables() {
        return merged.variables();
    }

    /** What goes from the configuration of manifests to its variables, and from its outputs to that configuration. */
    public ConfigurationMapping configuration() {
        return merged.configuration();
    }

    /** What is wrong with its files, and with all of them together. */
    public List<Problem> problems() {
        return problems;
    }

    /** Where to say what belongs to no value: its own file. */
    public SourceLocation location() {
        return SourceLocation.of(layers.get(layers.size() - 1));
    }
}
