package dev.bedrock.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides which text may name a file or directory. The rules are the same on every platform, so that a definition that
 * works on one works on all.
 */
public final class PathSegments {
    private static final int LONGEST = 255;
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³]) *(\\..*)?");

    private PathSegments() {}

    /**
     * Why a text cannot be one segment of a path: it is empty, {@code .} or {@code ..}, contains a separator, a colon, a
     * control, format or otherwise unprintable character, ends with a dot or a space, is the name of a Windows device, or
     * is longer than 255 bytes.
     *
     * @return the end of a sentence that begins with the text, such as {@code "contains '/'"}; empty when it is valid
     */
    public static Optional<String> objection(String segment) {
        if (segment.isEmpty()) {
            return Optional.of("is empty");
        }
        if (segment.equals(".") || segment.equals("..")) {
            return Optional.of("is not a name");
        }
        Optional<String> character = segment.codePoints()
                .filter(PathSegments::isForbidden)
                .mapToObj(PathSegments::describe)
                .findFirst();
        if (character.isPresent()) {
            return character;
        }
        if (segment.endsWith(".") || segment.endsWith(" ")) {
            return Optional.of("ends with a dot or a space");
        }
        if (DEVICE.matcher(segment).matches()) {
            return Optional.of("is the name of a device on Windows");
        }
        if (segment.length() > LONGEST || segment.getBytes(UTF_8).length > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " bytes");
        }
        return Optional.empty();
    }

    /**
     * Why a text cannot name a thing that becomes a file, a directory or an argument of a program, such as a component or
     * an environment: it is no segment of a path, or it begins with a dash or a dot.
     *
     * @return the end of a sentence that begins with the name; empty when it is valid
     */
    public static Optional<String> nameObjection(String name) {
        if (name.startsWith("-")) {
            return Optional.of("begins with '-'");
        }
        return objection(name).or(() -> name.startsWith(".") ? Optional.of("begins with '.'") : Optional.empty());
    }

    /**
     * The name, when it is a valid one.
     *
     * @param what what it is the name of, for the message, such as {@code "environment"}
     * @throws InvalidInputException when {@link #nameObjection} has one
     */
    public static String requireName(String what, String name) {
        nameObjection(name).ifPresent(reason -> {
            throw new InvalidInputException(
                    CoreCode.FILE_PATH_INVALID.error("the " + what + " name '" + name + "' " + reason));
        });
        return name;
    }

    private static boolean isForbidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> c == '/' || c == '\\' || c == ':';
        };
    }

    private static String describe(int c) {
        return c > ' ' && c < 0x7f ? "contains '" + (char) c + "'" : String.format("contains the character U+%04X", c);
    }
}
