package dev.bedrock.core.document.yaml;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/** Everything that can be wrong with YAML, in our words and in those of Kubernetes tools. */
final class YamlErrors {
    private YamlErrors() {}

    static YamlSyntaxException syntax(
            String file, String text, LoadSettings settings, MarkedYamlEngineException cause) {
        Mark mark = cause.getProblemMark().or(cause::getContextMark).orElse(null);
        SourceLocation location = mark == null
                ? SourceLocation.of(file)
                : SourceLocation.of(file, mark.getLine() + 1, mark.getColumn() + 1);
        SyntaxMessage message = SyntaxMessage.of(cause, text, settings);
        Problem problem = CoreCode.YAML_SYNTAX.error(message.text(), location).withHint(message.hint());
        return new YamlSyntaxException(problem, "yaml: " + message.goText(), cause);
    }

    static YamlSyntaxException unreadable(String file, String text, ReaderException cause) {
        int line = 1;
        int lineStart = 0;
        int end = text.offsetByCodePoints(0, Math.min(cause.getPosition(), text.codePointCount(0, text.length())));
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        SourceLocation location = SourceLocation.of(file, line, text.codePointCount(lineStart, end) + 1);
        String message = String.format("the character U+%04X is not allowed in YAML", cause.getCodePoint());
        return new YamlSyntaxException(
                CoreCode.YAML_SYNTAX.error(message, location), "yaml: control characters are not allowed", cause);
    }

    static YamlSyntaxException unparsable(String file, RuntimeException cause) {
        String message = cause instanceof NumberFormatException
                ? "did not find expected hexdecimal number"
                : String.valueOf(cause.getMessage());
        return error(CoreCode.YAML_SYNTAX, message, SourceLocation.of(file), "", "yaml: " + message, cause);
    }

    static YamlSyntaxException incompatibleVersion(SourceLocation location) {
        return error(
                CoreCode.YAML_SYNTAX,
                "Kubernetes tools only read YAML 1.1",
                location,
                "remove the %YAML line",
                "yaml: found incompatible YAML document",
                null);
    }

    static YamlSyntaxException unknownAnchor(String name, SourceLocation location) {
        return error(
                CoreCode.YAML_ALIAS,
                "there is no anchor &" + name,
                location,
                "a value that starts with * needs quotes",
                "yaml: unknown anchor '" + name + "' referenced",
                null);
    }

    static YamlSyntaxException recursiveAnchor(String name, SourceLocation location) {
        return error(
                CoreCode.YAML_ALIAS,
                "the alias *" + name + " stands inside of what it names",
                location,
                "",
                "yaml: anchor '" + name + "' value contains itself",
                null);
    }

    static YamlSyntaxException duplicateKey(MapNode.Entry before, MapNode.Entry entry) {
        SourceLocation location = entry.keyLocation();
        return error(
                CoreCode.DUPLICATE_KEY,
                "the key " + entry.key() + " is there already, at " + before.keyLocation(),
                location,
                "",
                "yaml: unmarshal errors:\n  line " + location.line() + ": key \"" + entry.key()
                        + "\" already set in map",
                null);
    }

    static YamlSyntaxException keyIsNoScalar(Node key, SourceLocation location) {
        boolean placeholder = key instanceof MapNode map
                && map.entries().size() == 1
                && map.location().line() == location.line();
        return error(
                CoreCode.YAML_KEY,
                "a key must be a scalar",
                location,
                placeholder ? "a value that starts with {{ needs quotes" : "",
                "yaml: invalid map key: " + GoSyntax.of(key),
                null);
    }

    static YamlSyntaxException keyIsNull(Node value, SourceLocation location) {
        return error(
                CoreCode.YAML_KEY,
                "a key must not be null",
                location,
                "quote it if the text null is meant",
                "unsupported map key of type: %!s(<nil>), key: <nil>, value: " + GoSyntax.of(value),
                null);
    }

    static YamlSyntaxException mergeOfNoMap(SourceLocation location) {
        return error(
                CoreCode.YAML_KEY,
                "<< takes a mapping or a list of mappings",
                location,
                "",
                "yaml: map merge requires map or sequence of maps as the value",
                null);
    }

    static YamlSyntaxException unknownTag(String tag, SourceLocation location) {
        return error(
                CoreCode.YAML_TAG,
                "the tag " + tag + " is not known",
                location,
                "a value that starts with ! needs quotes",
                "yaml: unknown tag " + tag,
                null);
    }

    static YamlSyntaxException cannotDecode(String is, String text, String wanted, SourceLocation location) {
        return error(
                CoreCode.YAML_TAG,
                text + " is no " + wanted,
                location,
                "",
                "yaml: cannot decode " + is + " `" + text + "` as a " + wanted,
                null);
    }

    static YamlSyntaxException invalidBinary(SourceLocation location, Throwable cause) {
        return error(
                CoreCode.YAML_TAG,
                "!!binary is not followed by valid base64",
                location,
                "",
                "yaml: !!binary value contains invalid base64 data",
                cause);
    }

    static LimitExceededException tooDeep(int levels, SourceLocation location) {
        return new LimitExceededException(
                CoreCode.DOCUMENT_LIMIT.error("nested deeper than " + levels + " levels", location));
    }

    static LimitExceededException tooManyAliases(int nodes, SourceLocation location) {
        return new LimitExceededException(
                CoreCode.DOCUMENT_LIMIT.error("the aliases stand for more than " + nodes + " values", location));
    }

    static LimitExceededException tooLong(int characters, String file) {
        return new LimitExceededException(
                CoreCode.DOCUMENT_LIMIT.error("longer than " + characters + " characters", SourceLocation.of(file)));
    }

    private static YamlSyntaxException error(
            CoreCode code,
            String message,
            SourceLocation location,
            String hint,
            String goMessage,
            @Nullable Throwable cause) {
        return new YamlSyntaxException(code.error(message, location).withHint(hint), goMessage, cause);
    }
}
