package dev.bedrock.hld.helm.sprig.crypto;

import dev.bedrock.hld.helm.golib.GoBaseEncodings;
import dev.bedrock.hld.helm.golib.GoSyntaxException;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES in CBC mode with a password as key, cut or padded to 32 bytes; the initialization vector stands in front. */
final class SymmetricCipher {
    private static final int KEY_BYTES = 32;
    static final int BLOCK = 16;

    private SymmetricCipher() {}

    static String encrypt(String password, String plain, byte[] vector) {
        if (plain.isEmpty()) {
            return "";
        }
        byte[] bytes = GoStrings.toBytes(plain);
        int padding = BLOCK - bytes.length % BLOCK;
        byte[] padded = Arrays.copyOf(bytes, bytes.length + padding);
        Arrays.fill(padded, bytes.length, padded.length, (byte) padding);
        byte[] encrypted = apply(Cipher.ENCRYPT_MODE, password, vector, padded);
        byte[] all = Arrays.copyOf(vector, vector.length + encrypted.length);
        System.arraycopy(encrypted, 0, all, vector.length, encrypted.length);
        return GoBaseEncodings.encode64(all);
    }

    static String decrypt(String password, String encrypted) {
        if (encrypted.isEmpty()) {
            return "";
        }
        byte[] bytes;
        try {
            bytes = GoBaseEncodings.decode64(GoStrings.toBytes(encrypted));
        } catch (GoSyntaxException e) {
            throw new GoFunctionException(e.getMessage());
        }
        if (bytes.length < BLOCK) {
            throw new GoFunctionException(
                    "runtime error: slice bounds out of range [:16] with capacity " + bytes.length);
        }
        if (bytes.length % BLOCK != 0) {
            throw new GoFunctionException("crypto/cipher: input not full blocks");
        }
        if (bytes.length == BLOCK) {
            throw new GoFunctionException("runtime error: index out of range [-1]");
        }
        byte[] plain = apply(
                Cipher.DECRYPT_MODE,
                password,
                Arrays.copyOf(bytes, BLOCK),
                Arrays.copyOfRange(bytes, BLOCK, bytes.length));
        int length = plain.length - (plain[plain.length - 1] & 0xff);
        if (length < 0) {
            throw new GoFunctionException("runtime error: slice bounds out of range [:" + length + "]");
        }
        return GoStrings.fromBytes(plain, 0, length);
    }

    private static byte[] apply(int mode, String password, byte[] vector, byte[] text) {
        try {
            byte[] key = Arrays.copyOf(GoStrings.toBytes(password), KEY_BYTES);
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(vector));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has AES/CBC", e);
        }
    }
}
