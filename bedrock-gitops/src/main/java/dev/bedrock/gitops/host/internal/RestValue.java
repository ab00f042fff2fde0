package dev.bedrock.gitops.host.internal;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.gitops.host.HostCode;
import java.util.List;
import java.util.Optional;

/** A value in an answer. What is not there though the host documents it is an error, with the place and no content. */
public record RestValue(Node node) {
    /** The value at the end of keys; a null value counts as none. */
    public Optional<RestValue> at(String... keys) {
        Optional<Node> found = Optional.of(node);
        for (String key : keys) {
            found = found.filter(MapNode.class::isInstance).flatMap(map -> ((MapNode) map).get(key));
        }
        return found.filter(value -> !(value instanceof ScalarNode scalar && scalar.isNull()))
                .map(RestValue::new);
    }

    /** The value at the end of keys. */
    public RestValue require(String... keys) {
        return at(keys).orElseThrow(() -> wrong("has no", keys));
    }

    /** The text at the end of keys, if there is one. */
    public Optional<String> text(String... keys) {
        return at(keys).map(RestValue::node)
                .filter(ScalarNode.class::isInstance)
                .map(scalar -> ((ScalarNode) scalar).text());
    }

    /** The text at the end of keys. */
    public String requireText(String... keys) {
        return text(keys).orElseThrow(() -> wrong("has no text", keys));
    }

    /** The whole number at the end of keys. */
    public long requireNumber(String... keys) {
        if (require(keys).node() instanceof ScalarNode scalar && scalar.value() instanceof Long number) {
            return number;
        }
        throw wrong("has no whole number", keys);
    }

    /** Whether the value at the end of keys is true. */
    public boolean flag(String... keys) {
        return at(keys).map(RestValue::node)
                .filter(value -> value instanceof ScalarNode scalar && Boolean.TRUE.equals(scalar.value()))
                .isPresent();
    }

    /** The items of the list at the end of keys; none if there is no list. */
    public List<RestValue> items(String... keys) {
        return at(keys).map(RestValue::node)
                .filter(ListNode.class::isInstance)
                .map(list ->
                        ((ListNode) list).items().stream().map(RestValue::new).toList())
                .orElse(List.of());
    }

    /** The items of this list. */
    public List<RestValue> requireItems(String... keys) {
        if (!(require(keys).node() instanceof ListNode)) {
            throw wrong("has no list", keys);
        }
        return items(keys);
    }

    private InvalidInputException wrong(String what, String... keys) {
        String place = keys.length == 0 ? "" : " at '" + String.join(".", keys) + "'";
        return new InvalidInputException(
                HostCode.ANSWER_INVALID.error("the answer of the code host " + what + place, node.location()));
    }
}
