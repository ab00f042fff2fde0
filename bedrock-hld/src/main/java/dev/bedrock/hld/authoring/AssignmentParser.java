package dev.bedrock.hld.authoring;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlPath;
import dev.bedrock.hld.problem.HldCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Reads {@code PATH=VALUE} and paths. Used once. */
final class AssignmentParser {
    private final String text;
    private int position;

    AssignmentParser(String text) {
        this.text = text;
    }

    /** An assignment; the value is read from a text and the position at which it begins. */
    Assignment assignment(BiFunction<String, Integer, Node> values) {
        YamlPath path = path();
        if (isAtEnd()) {
            throw error("there is no '='", position);
        }
        position++;
        return new Assignment(path, values.apply(text, position));
    }

    /** Names with dots between them, and nothing else. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (YamlPath.Step step : path().steps()) {
            if (!(step instanceof YamlPath.Key key)) {
                throw error("names have no '[...]'", text.indexOf('['));
            }
            names.add(key.key());
        }
        if (!isAtEnd()) {
            throw error("'=' does not belong here", position);
        }
        return names;
    }

    private YamlPath path() {
        YamlPath path = YamlPath.of().key(key());
        while (!isAtEnd() && current() != '=') {
            if (current() == '[') {
                path = path.index(index());
            } else if (current() == '.') {
                position++;
                path = path.key(key());
            } else {
                throw error("a '.' must follow the ']'", position);
            }
        }
        return path;
    }

    private String key() {
        StringBuilder key = new StringBuilder();
        int start = position;
        while (!isAtEnd() && ".[=".indexOf(current()) < 0) {
            char c = text.charAt(position++);
            if (c == '"') {
                quoted(key);
            } else if (c == '\\') {
                key.append(escaped());
            } else {
                key.append(c);
            }
        }
        if (position == start) {
            throw error("a key is missing", position);
        }
        return key.toString();
    }

    private void quoted(StringBuilder key) {
        int start = position - 1;
        while (!isAtEnd()) {
            char c = text.charAt(position++);
            if (c == '"') {
                return;
            }
            key.append(c == '\\' ? escaped() : c);
        }
        throw error("the quote is not closed", start);
    }

    private char escaped() {
        if (isAtEnd()) {
            throw error("a character must follow the backslash", position - 1);
        }
        return text.charAt(position++);
    }

    private int index() {
        int start = position;
        int end = text.indexOf(']', start);
        String digits = end < 0 ? "" : text.substring(start + 1, end);
        if (!digits.matches("[0-9]{1,6}")) {
            throw error("'[' begins the position of an item, such as [0]; a key that has it needs quotes", start);
        }
        position = end + 1;
        return Integer.parseInt(digits);
    }

    private char current() {
        return text.charAt(position);
    }

    private boolean isAtEnd() {
        return position >= text.length();
    }

    private InvalidInputException error(String reason, int offset) {
        return error(text, reason, offset);
    }

    /** What is wrong with an argument at a character, counted from 0. */
    static InvalidInputException error(String argument, String reason, int offset) {
        int character = argument.codePointCount(0, offset) + 1;
        return new InvalidInputException(
                HldCode.ASSIGNMENT_SYNTAX.error("'" + argument + "': " + reason + ", at character " + character));
    }
}
