package dev.bedrock.core.document.hcl;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.document.GoNumbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain data as literals of HCL, in the style of {@code terraform fmt}. Whatever a text holds (quotes, <code>${</code>,
 * <code>%{</code>, line breaks, the ends of heredocs), it is read back as that text and evaluates nothing. Immutable.
 *
 * <pre>{@code
 * String tfvars = HclWriter.defaults().attributes(Map.of("location", "westeurope", "zones", List.of("1", "2")));
 * }</pre>
 *
 * <p>Plain data is null, Boolean, Integer, Long, BigInteger, BigDecimal, Double, String, List, and Map with string keys.
 */
public final class HclWriter {
    private static final int MAX_DEPTH = 100;
    private static final HclWriter DEFAULTS = new HclWriter(false);

    private final boolean heredocs;

    private HclWriter(boolean heredocs) {
        this.heredocs = heredocs;
    }

    /** Texts in quotes, on one line. */
    public static HclWriter defaults() {
        return DEFAULTS;
    }

    /** Texts of several lines as heredocs where that changes nothing in them. */
    public HclWriter withHeredocs() {
        return new HclWriter(true);
    }

    /**
     * An expression.
     *
     * @throws IllegalArgumentException for what is not plain data
     * @throws InvalidInputException for text that UTF-8 cannot have, and numbers that HCL cannot have
     * @throws LimitExceededException beyond 100 levels, such as for a map that contains itself
     */
    public String expression(@Nullable Object data) {
        StringBuilder out = new StringBuilder();
        write(out, data, 0, false);
        return out.toString();
    }

    /**
     * The arguments of a body, a line for each, their equals signs below each other.
     *
     * @throws InvalidInputException for a name that an argument cannot have, and as {@link #expression} does
     */
    public String attributes(Map<String, ? extends @Nullable Object> values) {
        return attributes(values, 0);
    }

    String attributes(Map<String, ? extends @Nullable Object> values, int level) {
        values.keySet().forEach(HclWriter::requireName);
        StringBuilder out = new StringBuilder();
        entries(out, values, level, false);
        return out.toString();
    }

    String expression(@Nullable Object data, int level, boolean heredocAllowed) {
        StringBuilder out = new StringBuilder();
        write(out, data, level, heredocAllowed);
        return out.toString();
    }

    /**
     * A block with arguments, ending in a newline.
     *
     * @throws InvalidInputException for a type or a name that is none, and as {@link #expression} does
     */
    public String block(String type, List<String> labels, Map<String, ? extends @Nullable Object> values) {
        StringBuilder out = new StringBuilder(requireName(type));
        labels.forEach(label -> out.append(' ').append(HclText.quoted(label)));
        if (values.isEmpty()) {
            return out.append(" {}\n").toString();
        }
        return out.append(" {\n").append(attributes(values, 1)).append("}\n").toString();
    }

    /** Whether an argument or a block can have this name. */
    public static boolean isName(String name) {
        return HclText.isIdentifier(name);
    }

    static String requireName(String name) {
        if (!HclText.isIdentifier(name)) {
            throw new InvalidInputException(HclCode.VALUE
                    .error("'" + name + "' cannot be the name of an argument or a block")
                    .withHint("a name has letters, digits, '-' and '_', and does not begin with a digit or '-'"));
        }
        return name;
    }

    private void write(StringBuilder out, @Nullable Object data, int level, boolean heredocAllowed) {
        if (level > MAX_DEPTH) {
            throw new LimitExceededException(
                    CoreCode.DOCUMENT_LIMIT.error("nested deeper than " + MAX_DEPTH + " levels"));
        }
        if (data instanceof String text) {
            out.append(
                    heredocs && heredocAllowed && HclText.fitsHeredoc(text)
                            ? HclText.heredoc(text, "  ".repeat(level))
                            : HclText.quoted(text));
        } else if (data instanceof Map<?, ?> map) {
            map(out, map, level);
        } else if (data instanceof Collection<?> list) {
            list(out, list, level);
        } else {
            out.append(scalar(data));
        }
    }

    private static String scalar(@Nullable Object data) {
        if (data == null) {
            return "null";
        }
        if (data instanceof Double || data instanceof Float) {
            double number = ((Number) data).doubleValue();
            if (!Double.isFinite(number)) {
                throw new InvalidInputException(HclCode.VALUE.error("HCL has no number " + number));
            }
            return GoNumbers.json(number);
        }
        boolean plain = data instanceof Boolean
                || data instanceof Integer
                || data instanceof Long
                || data instanceof BigInteger
                || data instanceof BigDecimal;
        if (!plain) {
            throw new IllegalArgumentException(
                    "not plain data: " + data.getClass().getName());
        }
        return data.toString();
    }

    private void map(StringBuilder out, Map<?, ?> map, int level) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append("{\n");
        entries(out, map, level + 1, true);
        out.append("  ".repeat(level)).append('}');
    }

    private void entries(StringBuilder out, Map<?, ?> map, int level, boolean object) {
        AlignedLines lines = new AlignedLines("  ".repeat(level));
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = (String) entry.getKey();
            lines.add(object ? HclText.key(key) : key, expression(entry.getValue(), level, true));
        }
        lines.appendTo(out);
    }

    private void list(StringBuilder out, Collection<?> list, int level) {
        boolean simple = list.stream().noneMatch(item -> item instanceof Map || item instanceof Collection);
        if (simple) {
            out.append('[');
            String separator = "";
            for (Object item : list) {
                out.append(separator);
                write(out, item, level, false);
                separator = ", ";
            }
            out.append(']');
            return;
        }
        out.append("[\n");
        for (Object item : list) {
            out.append("  ".repeat(level + 1));
            write(out, item, level + 1, false);
            out.append(",\n");
        }
        out.append("  ".repeat(level)).append(']');
    }
}
