package dev.bedrock.core.document.hcl;

import java.util.List;
import java.util.Optional;

/**
 * The content of a file, or what is between the braces of a block.
 *
 * @param items its arguments and blocks, in the order of the file; an argument's name occurs once
 * @param span what belongs to it; of a block all between its braces
 */
public record HclBody(List<HclItem> items, HclSpan span) {
    /** Keeps a copy. */
    public HclBody {
        items = List.copyOf(items);
    }

    /** Its arguments. */
    public List<HclAttribute> attributes() {
        return items.stream()
                .filter(HclAttribute.class::isInstance)
                .map(HclAttribute.class::cast)
                .toList();
    }

    /** The argument of a name. */
    public Optional<HclAttribute> attribute(String name) {
        return attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst();
    }

    /** Its blocks. */
    public List<HclBlock> blocks() {
        return items.stream()
                .filter(HclBlock.class::isInstance)
                .map(HclBlock.class::cast)
                .toList();
    }

    /** Its blocks of a type. */
    public List<HclBlock> blocks(String type) {
        return blocks().stream().filter(block -> block.type().equals(type)).toList();
    }
}
