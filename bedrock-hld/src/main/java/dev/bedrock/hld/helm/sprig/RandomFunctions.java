package dev.bedrock.hld.helm.sprig;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.INT;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.hld.helm.golib.GoBaseEncodings;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
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
        for (long i = 0; i < count; i++) {
            out.append(alphabet.charAt((int) random.nextLong(purpose, alphabet.length())));
        }
        return out.toString();
    }

    private String bytes(long count) {
        if (count < 0) {
            throw new GoFunctionException("runtime error: makeslice: len out of range");
        }
        Bounds.checkText(count);
        return GoBaseEncodings.encode64(random.bytes("randBytes", (int) count));
    }

    private long integer(long min, long max) {
        if (max - min <= 0) {
            throw new GoFunctionException("invalid argument to Intn");
        }
        return min + random.nextLong("randInt", max - min);
    }

    private String shuffle(String text) {
        int[] runes = text.codePoints().toArray();
        for (int i = runes.length - 1; i > 0; i--) {
            int other = (int) random.nextLong("shuffle", i + 1L);
            int rune = runes[i];
            runes[i] = runes[other];
            runes[other] = rune;
        }
        return new String(runes, 0, runes.length);
    }

    private String uuid() {
        byte[] bytes = random.bytes("uuidv4", 16);
        long high = 0;
        long low = 0;
        for (int i = 0; i < 8; i++) {
            high = high << 8 | bytes[i] & 0xff;
            low = low << 8 | bytes[i + 8] & 0xff;
        }
        return new UUID(high & ~0xf000L | 0x4000L, low & ~(3L << 62) | 1L << 63).toString();
    }
}
