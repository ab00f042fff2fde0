package dev.bedrock.hld.helm.sprig;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.hld.helm.golib.GoBaseEncodings;
import dev.bedrock.hld.helm.golib.GoSyntaxException;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.Adler32;

/** Base 64 and 32, and checksums. */
final class CodingFunctions {
    private CodingFunctions() {}

    /** Turns text into bytes. */
    private interface Decoder {
        byte[] decode(byte[] text) throws GoSyntaxException;
    }

    static void addTo(GoFunctions.Builder table) {
        table.add("b64enc", STRING, text -> GoBaseEncodings.encode64(GoStrings.toBytes(text)))
                .add("b64dec", STRING, text -> decode(text, GoBaseEncodings::decode64))
                .add("b32enc", STRING, text -> GoBaseEncodings.encode32(GoStrings.toBytes(text)))
                .add("b32dec", STRING, text -> decode(text, GoBaseEncodings::decode32))
                .add("sha1sum", STRING, text -> digest("SHA-1", text))
                .add("sha256sum", STRING, text -> digest("SHA-256", text))
                .add("sha512sum", STRING, text -> digest("SHA-512", text))
                .add("adler32sum", STRING, CodingFunctions::adler32);
    }

    /** The text of an error is the result. */
    private static String decode(String text, Decoder decoder) {
        try {
            return GoStrings.fromBytes(decoder.decode(GoStrings.toBytes(text)));
        } catch (GoSyntaxException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String digest(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(GoStrings.toBytes(text));
            StringBuilder hex = new StringBuilder(digest.length * 2);
            for (byte b : digest) {
                hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has " + algorithm, e);
        }
    }

    private static String adler32(String text) {
        Adler32 sum = new Adler32();
        sum.update(GoStrings.toBytes(text));
        return Long.toString(sum.getValue());
    }
}
