package dev.bedrock.core.document.hcl;

import java.util.Arrays;

/** The tokens of a text, without comments and with one newline for many; the last is the end of the file. */
final class Tokens {
    private static final TokenType[] TYPES = TokenType.values();

    /** Ordinals and not references: a large array of these costs the collector more than all the rest of the reader. */
    private byte[] types;

    private int[] spans;
    private int count;

    Tokens(int characters) {
        int expected = characters / 5 + 16;
        types = new byte[expected];
        spans = new int[2 * expected];
    }

    @SuppressWarnings("EnumOrdinal")
    void add(TokenType type, int start, int end) {
        if (type == TokenType.NEWLINE && count > 0 && type(count - 1) == TokenType.NEWLINE) {
            return;
        }
        if (count == types.length) {
            types = Arrays.copyOf(types, 2 * count);
            spans = Arrays.copyOf(spans, 4 * count);
        }
        types[count] = (byte) type.ordinal();
        spans[2 * count] = start;
        spans[2 * count + 1] = end;
        count++;
    }

    TokenType type(int token) {
        return TYPES[types[token]];
    }

    int start(int token) {
        return spans[2 * token];
    }

    int end(int token) {
        return spans[2 * token + 1];
    }
}
