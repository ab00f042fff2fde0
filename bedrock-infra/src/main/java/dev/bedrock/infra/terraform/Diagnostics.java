package dev.bedrock.infra.terraform;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.secret.Redactor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The diagnostics in Terraform's JSON as problems, with secrets masked. */
final class Diagnostics {
    private final String folder;
    private final Redactor redactor;

    /**
     * For a folder.
     *
     * @param folder what the files that Terraform names are below
     */
    Diagnostics(String folder, Redactor redactor) {
        this.folder = folder;
        this.redactor = redactor;
    }

    /** All in a list. */
    List<Problem> all(Node list) {
        return list instanceof ListNode items
                ? items.items().stream().map(this::problem).toList()
                : List.of();
    }

    /** One of them. */
    Problem problem(Node node) {
        String summary = text(node, "summary");
        String detail = text(node, "detail").strip().replaceAll("\\s+", " ");
        String message = redactor.redact(detail.isEmpty() ? summary : summary + ": " + detail);
        SourceLocation location = field(node, "range").map(this::location).orElseGet(() -> SourceLocation.of(folder));
        return text(node, "severity").equals("warning")
                ? TerraformCode.REPORTED.warning(message, location)
                : TerraformCode.REPORTED.error(message, location);
    }

    private SourceLocation location(Node range) {
        String file = text(range, "filename");
        Optional<Node> start = field(range, "start");
        int line = start.map(place -> number(place, "line")).orElse(0);
        int column = start.map(place -> number(place, "column")).orElse(0);
        return SourceLocation.of(folder + "/" + file, line, line == 0 ? 0 : column);
    }

    static Optional<Node> field(Node node, String name) {
        return node instanceof MapNode map ? map.get(name) : Optional.empty();
    }

    static String text(Node node, String name) {
        return field(node, name)
                .filter(value -> value instanceof ScalarNode scalar && scalar.isString())
                .map(value -> ((ScalarNode) value).text())
                .orElse("");
    }

    private static int number(Node node, String name) {
        return field(node, name)
                .filter(value -> value instanceof ScalarNode scalar && scalar.value() instanceof Number)
                .map(value -> ((Number) Objects.requireNonNull(((ScalarNode) value).value())).intValue())
                .orElse(0);
    }
}
