package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages of commits with trailers: put together so that nobody who has a say in the message can add a trailer, and taken
 * apart again.
 */
final class CommitText {
    private static final Pattern TRAILER = Pattern.compile("([A-Za-z][A-Za-z0-9-]*):[ \t]*(.*)");
    private static final Pattern PARAGRAPHS = Pattern.compile("\n[ \t]*(?:\n[ \t]*)*\n");
    private static final int LONGEST = 1 << 20;

    private CommitText() {}

    /** Control and format characters, and what some programs take for the end of a line. */
    static boolean isUnprintable(int c) {
        return Character.isISOControl(c)
                || switch (Character.getType(c)) {
                    case Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }

    /**
     * A message that is safe to have trailers appended: in its own words only, without carriage returns and blank lines at
     * its end.
     *
     * @throws InvalidInputException when it is blank, or holds control characters
     */
    static String message(String text) {
        String message = text.replace("\r\n", "\n").stripTrailing();
        if (message.isBlank() || message.length() > LONGEST) {
            throw invalid("the message of a commit is blank or too long");
        }
        if (message.codePoints().anyMatch(c -> c != '\n' && c != '\t' && isUnprintable(c))) {
            throw invalid("the message of a commit has control characters");
        }
        return message;
    }

    /**
     * The message with its trailers as the last paragraph, which is the only one in which git looks for them.
     *
     * @throws InvalidInputException when there is no trailer and the message's own last paragraph would be read as some, or
     *     when a line of the message looks like one of the trailers
     */
    static String withTrailers(String message, List<GitTrailer> trailers) {
        List<GitTrailer> own = trailers(message);
        for (GitTrailer trailer : trailers) {
            String key = trailer.key().toLowerCase(Locale.ROOT) + ":";
            if (message.lines()
                    .anyMatch(line -> line.strip().toLowerCase(Locale.ROOT).startsWith(key))) {
                throw invalid("the message of a commit has a line that looks like the trailer " + trailer.key());
            }
        }
        if (trailers.isEmpty()) {
            if (!own.isEmpty()) {
                throw invalid("the end of a commit's message would be read as the trailer "
                        + own.get(0).key());
            }
            return message + "\n";
        }
        StringBuilder text = new StringBuilder(message).append("\n\n");
        trailers.forEach(trailer -> text.append(trailer).append('\n'));
        return text.toString();
    }

    /**
     * The trailers of a message: those of its last paragraph, unless that is the first one. A line that begins with a space
     * continues the one before.
     */
    static List<GitTrailer> trailers(String message) {
        String[] paragraphs = PARAGRAPHS.split(message.strip(), -1);
        List<GitTrailer> trailers = new ArrayList<>();
        if (paragraphs.length < 2) {
            return trailers;
        }
        String unfolded = paragraphs[paragraphs.length - 1].replaceAll("\n[ \t]+", " ");
        unfolded.lines().forEach(line -> {
            Matcher matcher = TRAILER.matcher(line);
            if (matcher.matches() && !matcher.group(2).isBlank()) {
                String value = matcher.group(2).replaceAll("\\p{Cntrl}|\\p{Cf}|[\u2028\u2029]", "?");
                trailers.add(new GitTrailer(matcher.group(1), value));
            }
        });
        return trailers;
    }

    private static BedrockException invalid(String message) {
        return new InvalidInputException(GitCode.COMMIT_INVALID.error(message));
    }
}
