package dev.bedrock.hld.helm.sprig;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.INT;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.hld.helm.golib.GoBaseEncodings;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Random texts, numbers and identifiers. */
final class RandomFunctions {
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String ASCII = ascii();

    private final RandomSource random;

    private RandomFunctions(RandomSource random) {
        this.random = random;
    }

    static void addTo(GoFunctions.Builder table, RandomSource source) {
        RandomFunctions random = new RandomFunctions(source);
        table.add("randAlphaNum", INT, count -> random.text("randAlphaNum", count, LETTERS + DIGITS))
                .add("randAlpha", INT, count -> random.text("randAlpha", count, LETTERS))
                .add("randNumeric", INT, count -> random.text("randNumeric", count, DIGITS))
                .add("randAscii", INT, count -> random.text("randAscii", count, ASCII))
                .add("randBytes", INT, random::bytes)
                .add("randInt", INT, INT, random::integer)
                .add("shuffle", STRING, random::shuffle)
                .add("uuidv4", random::uuid);
    }

    private static String ascii() {
        StringBuilder out = new StringBuilder();
        for (char c = ' '; c < 0x7f; c++) {
            out.append(c);
        }
        return out.toString();
    }

    private String text(String purpose, long count, String alphabet) {
        Bounds.checkText(count);
        StringBuilder out = new StringBuilder();
        RandomSource source = random.forCall(purpose);
        for (long i = 0; i < count; i++) {
            out.append(alphabet.charAt((int) source.nextLong(purpose, alphabet.length())));
        }
        return out.toString();
    }

    private String bytes(long count) {
        if (count < 0) {
            throw new GoFunctionException("runtime error: makeslice: len out of range");
        }
        Bounds.checkText(count);
        return GoBaseEncodings.encode64(random.forCall("randBytes").bytes("randBytes", (int) count));
    }

    private long integer(long min, long max) {
        if (max - min <= 0) {
            throw new GoFunctionException("invalid argument to Intn");
        }
        return min + random.forCall("randInt").nextLong("randInt", max - min);
    }

    private String shuffle(String text) {
        int[] runes = GoStrings.toUnicode(text).codePoints().toArray();
        RandomSource source = random.forCall("shuffle");
        for (int i = runes.length - 1; i > 0; i--) {
            int other = (int) source.nextLong("shuffle", i + 1L);
            int rune = runes[i];
            runes[i] = runes[other];
            runes[other] = rune;
        }
        return new String(runes, 0, runes.length);
    }

    private String uuid() {
        byte[] bytes = random.forCall("uuidv4").bytes("uuidv4", 16);
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong()).toString();
    }
}
