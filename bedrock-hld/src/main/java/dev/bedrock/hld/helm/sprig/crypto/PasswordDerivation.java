package dev.bedrock.hld.helm.sprig.crypto;

import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/** Passwords for sites from one master password, by the algorithm of Master Password. */
final class PasswordDerivation {
    private static final byte[] SCOPE = GoStrings.toBytes("com.lyndir.masterpassword");
    private static final int COST = 32768;
    private static final int BLOCK_SIZE = 8;
    private static final int PARALLELIZATION = 2;
    private static final int KEY_BYTES = 64;

    private static final String LETTERS = "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";
    private static final Map<Character, String> CHARACTERS = Map.of(
            'V', "AEIOU",
            'C', "BCDFGHJKLMNPQRSTVWXYZ",
            'v', "aeiou",
            'c', "bcdfghjklmnpqrstvwxyz",
            'A', "AEIOUBCDFGHJKLMNPQRSTVWXYZ",
            'a', LETTERS,
            'n', "0123456789",
            'o', "@&%?,=[]_:-+*$#!'^~;()/.",
            'x', LETTERS + "0123456789!@#$%^&*()");
    private static final Map<String, List<String>> TEMPLATES = Map.of(
            "maximum", List.of("anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"),
            "long",
                    List.of(
                            "CvcvnoCvcvCvcv",
                            "CvcvCvcvnoCvcv",
                            "CvcvCvcvCvcvno",
                            "CvccnoCvcvCvcv",
                            "CvccCvcvnoCvcv",
                            "CvccCvcvCvcvno",
                            "CvcvnoCvccCvcv",
                            "CvcvCvccnoCvcv",
                            "CvcvCvccCvcvno",
                            "CvcvnoCvcvCvcc",
                            "CvcvCvcvnoCvcc",
                            "CvcvCvcvCvccno",
                            "CvccnoCvccCvcv",
                            "CvccCvccnoCvcv",
                            "CvccCvccCvcvno",
                            "CvcvnoCvccCvcc",
                            "CvcvCvccnoCvcc",
                            "CvcvCvccCvccno",
                            "CvccnoCvcvCvcc",
                            "CvccCvcvnoCvcc",
                            "CvccCvcvCvccno"),
            "medium", List.of("CvcnoCvc", "CvcCvcno"),
            "short", List.of("Cvcn"),
            "basic", List.of("aaanaaan", "aannaaan", "aaannaaa"),
            "pin", List.of("nnnn"));

    private PasswordDerivation() {}

    static String derive(int counter, String type, String password, String user, String site) {
        List<String> templates = TEMPLATES.get(type);
        if (templates == null) {
            return "cannot find password template " + type;
        }
        byte[] salt = scoped(user).toByteArray();
        byte[] key = SCrypt.generate(GoStrings.toBytes(password), salt, COST, BLOCK_SIZE, PARALLELIZATION, KEY_BYTES);
        ByteArrayOutputStream message = scoped(site);
        message.writeBytes(ByteBuffer.allocate(4).putInt(counter).array());
        byte[] seed = hmac(key, message.toByteArray());
        String template = templates.get((seed[0] & 0xff) % templates.size());
        StringBuilder derived = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            String characters = CHARACTERS.getOrDefault(template.charAt(i), "?");
            derived.append(characters.charAt((seed[i + 1] & 0xff) % characters.length()));
        }
        return derived.toString();
    }

    private static ByteArrayOutputStream scoped(String name) {
        byte[] bytes = GoStrings.toBytes(name);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SCOPE);
        out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        out.writeBytes(bytes);
        return out;
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }
}
