package dev.bedrock.infra.module;

import dev.bedrock.infra.module.Evaluation.FailedException;
import dev.bedrock.infra.module.Evaluation.UnknownException;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 network such as {@code 10.0.0.0/16}.
 *
 * @param address the first 32 bits
 * @param length how many of them all its hosts have in common
 */
record Cidr(long address, int length) {
    private static final Pattern V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
    private static final int BITS = 32;

    static Cidr parse(String text) {
        if (text.contains(":")) {
            throw new UnknownException();
        }
        Matcher matcher = V4.matcher(text);
        if (!matcher.matches()) {
            throw new FailedException();
        }
        long address = 0;
        for (int group = 1; group <= 4; group++) {
            int part = Integer.parseInt(matcher.group(group));
            boolean leadingZero =
                    matcher.group(group).length() > 1 && matcher.group(group).startsWith("0");
            if (part > 255 || leadingZero) {
                throw new FailedException();
            }
            address = address << 8 | part;
        }
        int length = Integer.parseInt(matcher.group(5));
        if (length > BITS) {
            throw new FailedException();
        }
        return new Cidr(address, length);
    }

    /** The address of a host by its number; negative ones count from the end. */
    String host(BigDecimal number) {
        long size = 1L << (BITS - length);
        long host;
        try {
            host = number.longValueExact();
        } catch (ArithmeticException e) {
            throw new FailedException();
        }
        if (host >= size || host < -size) {
            throw new FailedException();
        }
        long result = (address & ~(size - 1)) + (host < 0 ? size + host : host);
        return (result >> 24 & 255) + "." + (result >> 16 & 255) + "." + (result >> 8 & 255) + "." + (result & 255);
    }
}
