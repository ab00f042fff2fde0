package dev.bedrock.hld.helm.golib;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.bedrock.hld.helm.gotemplate.value.GoLimitException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A regular expression of RE2 with the matching, replacing and splitting rules of Go's package {@code regexp}. Matching
 * takes time linear in the text. Immutable. All methods throw {@link GoLimitException} for what would be too much work or result.
 */
public final class Regexp {
    private static final int CACHED = 256;

    @SuppressWarnings("serial") // never serialized
    private static final Map<String, Regexp> CACHE = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Regexp> eldest) {
            return size() > CACHED;
        }
    };

    /** Characters times states: about a minute at worst. */
    private static final long MAX_WORK = 2_000_000_000;

    private static final int MAX_MATCHES = 5_000_000;
    private static final int MAX_RESULT = 1 << 26;

    private final Pattern pattern;
    private final long size;

    private Regexp(Pattern pattern, long size) {
        this.pattern = pattern;
        this.size = size;
    }

    /**
     * Compiles an expression, or takes it from a small cache.
     *
     * @throws GoSyntaxException with a text such as {@code error parsing regexp: missing closing ]: `[`}
     */
    public static Regexp compile(String expression) throws GoSyntaxException {
        synchronized (CACHE) {
            Regexp cached = CACHE.get(expression);
            if (cached != null) {
                return cached;
            }
        }
        long size = RegexpLimits.check(expression);
        Regexp compiled;
        try {
            compiled = new Regexp(Pattern.compile(expression), size);
        } catch (PatternSyntaxException e) {
            throw new GoSyntaxException("error parsing regexp: " + e.getDescription() + ": `" + e.getPattern() + "`");
        }
        synchronized (CACHE) {
            CACHE.put(expression, compiled);
        }
        return compiled;
    }

    /** The text with everything escaped that has a meaning in an expression. */
    public static String quoteMeta(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\.+*?()|[]{}^$".indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    private Matcher matcher(String text) {
        if (text.length() * size > MAX_WORK) {
            throw new GoLimitException("the text is too long for so large a regular expression");
        }
        return pattern.matcher(text);
    }

    /** Whether the expression matches anywhere in the text. */
    public boolean matches(String text) {
        return matcher(text).find();
    }

    /** The leftmost match, empty if there is none. */
    public String find(String text) {
        Matcher matcher = matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    /** The matches from left to right; at most {@code limit} unless it is negative. */
    public List<String> findAll(String text, int limit) {
        List<String> found = new ArrayList<>();
        for (int[] match : allMatches(text, limit)) {
            found.add(text.substring(match[0], match[1]));
        }
        return found;
    }

    /** The parts between the matches; at most {@code limit}, the last one being the rest, unless it is negative. */
    public List<String> split(String text, int limit) {
        List<String> parts = new ArrayList<>();
        if (limit == 0) {
            return parts;
        }
        if (text.isEmpty() && !pattern.pattern().isEmpty()) {
            parts.add("");
            return parts;
        }
        int begin = 0;
        int end = 0;
        for (int[] match : allMatches(text, limit)) {
            if (limit > 0 && parts.size() == limit - 1) {
                break;
            }
            end = match[0];
            if (match[1] != 0) {
                parts.add(text.substring(begin, end));
            }
            begin = match[1];
        }
        if (end != text.length()) {
            parts.add(text.substring(begin));
        }
        return parts;
    }

    /** Every match replaced by a template in which {@code $1}, {@code ${name}} and {@code $$} are expanded. */
    public String replaceAll(String text, String template) {
        return replace(text, RegexpTemplate.of(template, pattern.namedGroups()));
    }

    /** Every match replaced by a text as it is. */
    public String replaceAllLiteral(String text, String replacement) {
        return replace(text, RegexpTemplate.literal(replacement));
    }

    private String replace(String text, RegexpTemplate template) {
        Matcher matcher = matcher(text);
        StringBuilder out = new StringBuilder(text.length() + 16);
        int copied = 0;
        int search = 0;
        while (search <= text.length() && matcher.find(search)) {
            out.append(text, copied, matcher.start());
            // An empty match right after another match is not replaced.
            if (matcher.end() > copied || matcher.start() == 0) {
                template.appendTo(out, matcher);
                if (out.length() > MAX_RESULT) {
                    throw new GoLimitException("text of more than " + MAX_RESULT + " characters is over the limit");
                }
            }
            copied = matcher.end();
            search = Math.max(copied, next(text, search));
        }
        return out.append(text, copied, text.length()).toString();
    }

    private List<int[]> allMatches(String text, int limit) {
        List<int[]> matches = new ArrayList<>();
        Matcher matcher = matcher(text);
        int previousEnd = -1;
        int position = 0;
        while (matches.size() != limit && position <= text.length() && matcher.find(position)) {
            int start = matcher.start();
            int end = matcher.end();
            boolean empty = end == position;
            if (!empty || start != previousEnd) {
                if (matches.size() == MAX_MATCHES) {
                    throw new GoLimitException("more than " + MAX_MATCHES + " matches are over the limit");
                }
                matches.add(new int[] {start, end});
            }
            position = empty ? next(text, position) : end;
            previousEnd = end;
        }
        return matches;
    }

    private static int next(String text, int position) {
        return position < text.length() ? text.offsetByCodePoints(position, 1) : position + 1;
    }
}
