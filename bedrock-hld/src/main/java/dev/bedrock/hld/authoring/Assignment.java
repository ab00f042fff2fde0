package dev.bedrock.hld.authoring;

import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlPath;

/**
 * A value for a place.
 *
 * @param path the place, inside of {@code config}; if it is the root, the value is a mapping that is merged into it
 * @param value the value
 */
public record Assignment(YamlPath path, Node value) {
    /**
     * An assignment as it is typed: {@code image.tag="1.10"}, {@code hosts[0]=a.example}, {@code a."b.c".d=[1, 2]}. Dots
     * separate keys; in double quotes, or after a backslash, every character is part of a key. The value is a null,
     * boolean or number as YAML has them, YAML in quotes or brackets, and otherwise a string. Nothing behind {@code =} is
     * the empty string.
     *
     * @throws dev.bedrock.core.diagnostic.InvalidInputException with the position of what is wrong
     */
    public static Assignment parse(String text) {
        return new AssignmentParser(text).assignment(ValueSyntax::yaml);
    }

    /** The same, but whatever is behind {@code =} is a string. */
    public static Assignment parseString(String text) {
        return new AssignmentParser(text).assignment(ValueSyntax::string);
    }
}
