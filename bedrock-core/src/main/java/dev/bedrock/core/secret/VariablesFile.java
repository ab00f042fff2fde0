package dev.bedrock.core.secret;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.process.EnvironmentVariables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file of environment variables, usually named {@code .env}: a line {@code NAME=VALUE} for each, {@code export} before
 * it or not. What follows {@code  #} is a comment. A value in single quotes is taken as it is; in double quotes {@code \n},
 * {@code \"} and {@code \\} mean a newline, a quote and a backslash. Of a name that occurs twice the last value counts.
 */
public final class VariablesFile {
    private static final Pattern LINE = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");
    private static final Pattern SINGLE = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
    private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*(?:#.*)?");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*");

    private VariablesFile() {}

    /**
     * The variables of a file.
     *
     * @param file its name for the problems
     * @param text its content
     * @throws InvalidInputException when lines are no assignments; all of them are named, no value
     */
    public static EnvironmentVariables read(String file, String text) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> variables = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line =
                    i == 0 && lines.get(i).startsWith("\ufeff") ? lines.get(i).substring(1) : lines.get(i);
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            Matcher assignment = LINE.matcher(line);
            Optional<String> value = assignment.matches() ? value(assignment.group(2)) : Optional.empty();
            if (value.isPresent()) {
                variables.put(assignment.group(1), value.get());
            } else {
                problems.add(CoreCode.VARIABLES_FILE_SYNTAX.error(
                        "the line is no assignment of an environment variable", SourceLocation.of(file, i + 1, 1)));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return EnvironmentVariables.of(variables);
    }

    private static Optional<String> value(String text) {
        Matcher single = SINGLE.matcher(text);
        if (single.matches()) {
            return Optional.of(single.group(1));
        }
        Matcher quoted = DOUBLE.matcher(text);
        if (quoted.matches()) {
            return Optional.of(unescape(quoted.group(1)));
        }
        if (text.startsWith("'") || text.startsWith("\"")) {
            return Optional.empty();
        }
        return Optional.of(COMMENT.matcher(text).replaceFirst("").strip());
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            switch (escaped) {
                case 'n' -> out.append('\n');
                case '"', '\\' -> out.append(escaped);
                default -> out.append(c).append(escaped);
            }
        }
        return out.toString();
    }
}
