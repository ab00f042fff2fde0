package dev.bedrock.core.process;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;

/**
 * Checks text of unknown origin before it becomes an argument of a program. No shell ever sees an argument, so that
 * quotes, spaces and dollar signs are harmless; what is left is a value that the program takes as one of its options.
 */
public final class Arguments {
    private Arguments() {}

    /**
     * A value that stands where the program expects an operand, such as a URL, a branch or a release name.
     *
     * @param what what the value is, for the message
     * @return the value
     * @throws InvalidInputException when it is empty or begins with {@code -}
     */
    public static String operand(String what, String value) {
        if (value.startsWith("-")) {
            throw new InvalidInputException(CoreCode.ARGUMENT_IS_OPTION.error(
                    "the " + what + " '" + value + "' begins with '-', a program would take it as an option"));
        }
        if (value.isEmpty()) {
            throw new InvalidInputException(CoreCode.ARGUMENT_INVALID.error("the " + what + " is empty"));
        }
        return value;
    }

    /**
     * An option with its value in one argument, {@code name=value}, which no value can break out of.
     *
     * @param name the option with its dashes, such as {@code --namespace}
     */
    public static String option(String name, String value) {
        if (!name.startsWith("--")) {
            throw new IllegalArgumentException("only long options can be joined with their value: " + name);
        }
        return name + "=" + value;
    }
}
