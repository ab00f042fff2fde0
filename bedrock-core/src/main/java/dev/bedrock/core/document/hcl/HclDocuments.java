package dev.bedrock.core.document.hcl;

import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.MapNode;
import java.util.List;

/**
 * Reads HCL as documents, like those of YAML and JSON: arguments are entries, and blocks are what rules say. Expressions
 * must have a value by themselves, see {@link HclEvaluator}. Immutable.
 *
 * <pre>{@code
 * HclDocuments reader = HclDocuments.of(List.of(HclBlockRule.list("subcomponent", "subcomponents", "name")));
 * MapNode component = reader.read("component.hcl", text);
 * }</pre>
 */
public final class HclDocuments {
    private final List<HclBlockRule> rules;

    private HclDocuments(List<HclBlockRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** With these blocks; they may stand in the file and in blocks with labels. */
    public static HclDocuments of(List<HclBlockRule> rules) {
        return new HclDocuments(rules);
    }

    /**
     * A whole file.
     *
     * @throws InvalidInputException if it is not HCL, or with all problems of its expressions and blocks
     * @throws dev.bedrock.core.diagnostic.LimitExceededException beyond the default limits
     */
    public MapNode read(String name, String text) {
        return read(HclReader.defaults().read(name, text));
    }

    /**
     * A file that was read.
     *
     * @throws InvalidInputException with all problems of its expressions and blocks
     */
    public MapNode read(HclFile file) {
        DocumentBuilder builder = new DocumentBuilder(file, rules);
        MapNode document = builder.body(file.body());
        if (!builder.problems().isEmpty()) {
            throw new InvalidInputException(builder.problems());
        }
        return document;
    }

    /**
     * An editor for a text that this reads.
     *
     * @throws InvalidInputException as {@link #read} does
     */
    public HclDocumentEditor editor(String name, String text) {
        HclFile file = HclReader.defaults().read(name, text);
        read(file);
        return new HclDocumentEditor(this, file);
    }

    List<HclBlockRule> rules() {
        return rules;
    }

    static Problem unexpected(HclFile file, HclBlock block, List<HclBlockRule> rules) {
        List<String> types = rules.stream().map(HclBlockRule::type).toList();
        return HclCode.UNEXPECTED_BLOCK
                .error("there is no block '" + block.type() + "' here", file.location(block.typeSpan()))
                .withHint(
                        types.isEmpty()
                                ? "write '" + block.type() + " = { ... }'"
                                : DidYouMean.hint(block.type(), types));
    }
}
