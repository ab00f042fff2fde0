package dev.bedrock.core.secret;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.process.EnvironmentVariables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * References to environment variables in configuration text, written <code>${env:NAME}</code>. Text may have several of
 * them among other text, such as <code>Bearer ${env:TOKEN}</code>; what stands for them is not looked at again.
 */
public final class SecretReferences {
    private static final String BEGIN = "${env:";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private SecretReferences() {}

    /** Whether the text has a reference. */
    public static boolean isPresent(String text) {
        return text.contains(BEGIN);
    }

    /** The text with the values of the variables in place of the references. */
    public static Secret resolve(String text, EnvironmentVariables variables) {
        return resolve(text, variables, SourceLocation.unknown());
    }

    /**
     * The text with the values of the variables in place of the references.
     *
     * @param location where the text is from, for the problems
     * @throws InvalidInputException when a reference is malformed or a variable is not set; all of them are named, no value
     */
    public static Secret resolve(String text, EnvironmentVariables variables, SourceLocation location) {
        List<Problem> problems = new ArrayList<>();
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, done)) {
            out.append(text, done, begin);
            int nameBegin = begin + BEGIN.length();
            int end = text.indexOf('}', nameBegin);
            if (end < 0 || !NAME.matcher(text.substring(nameBegin, end)).matches()) {
                problems.add(CoreCode.SECRET_REFERENCE_INVALID.error(
                        "a reference to an environment variable is not written " + BEGIN + "NAME}", location));
                done = nameBegin;
                continue;
            }
            String name = text.substring(nameBegin, end);
            Optional<String> value = variables.get(name);
            if (value.isEmpty()) {
                problems.add(CoreCode.SECRET_UNSET
                        .error("the environment variable " + name + " is not set", location)
                        .withHint("set it where this program runs"));
            }
            value.ifPresent(out::append);
            done = end + 1;
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return Secret.of(out.append(text, done, text.length()).toString());
    }
}
