package dev.bedrock.hld.helm.sprig;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.INT;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import dev.bedrock.hld.helm.sprig.crypto.Certificate;
import dev.bedrock.hld.helm.sprig.crypto.Cryptography;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys, certificates, password hashes and encryption. */
final class CryptoFunctions {
    private final SprigEnvironment environment;

    private CryptoFunctions(SprigEnvironment environment) {
        this.environment = environment;
    }

    static void addTo(GoFunctions.Builder table, SprigEnvironment environment) {
        CryptoFunctions crypto = new CryptoFunctions(environment);
        table.add("genPrivateKey", STRING, type -> crypto.as("genPrivateKey").privateKey(type))
                .add("bcrypt", STRING, password -> crypto.as("bcrypt").bcrypt(password))
                .add("htpasswd", STRING, STRING, crypto::htpasswd)
                .add("encryptAES", STRING, STRING, (password, plain) -> crypto.as("encryptAES")
                        .encrypt(password, plain))
                .add("decryptAES", STRING, STRING, Cryptography::decrypt)
                .add("buildCustomCert", STRING, STRING, Cryptography::custom)
                .add("genCA", STRING, INT, (name, days) -> crypto.as("genCA").authority(name, days, null))
                .add("genCAWithKey", STRING, INT, STRING, (name, days, key) -> crypto.as("genCAWithKey")
                        .authority(name, days, key))
                .addWithContext(
                        "derivePassword",
                        List.of(GoType.UINT32, GoType.STRING, GoType.STRING, GoType.STRING, GoType.STRING),
                        (context, arguments) -> derivePassword(arguments));
        crypto.addCertificates(table, "");
        crypto.addCertificates(table, "WithKey");
    }

    private void addCertificates(GoFunctions.Builder table, String withKey) {
        List<GoType> subject = List.of(GoType.STRING, GoType.ANY_LIST, GoType.ANY_LIST, GoType.INT);
        String selfSigned = "genSelfSignedCert" + withKey;
        table.addWithContext(selfSigned, parameters(subject, withKey), (context, arguments) -> as(selfSigned)
                .selfSigned(
                        text(arguments[0]),
                        list(arguments[1]),
                        list(arguments[2]),
                        Casts.toInteger(arguments[3]),
                        withKey.isEmpty() ? null : text(arguments[4])));
        List<GoType> signature = new ArrayList<>(subject);
        signature.add(Certificate.TYPE);
        String signed = "genSignedCert" + withKey;
        table.addWithContext(signed, parameters(signature, withKey), (context, arguments) -> as(signed)
                .signed(
                        text(arguments[0]),
                        list(arguments[1]),
                        list(arguments[2]),
                        Casts.toInteger(arguments[3]),
                        arguments[4] instanceof Certificate authority ? authority : new Certificate("", ""),
                        withKey.isEmpty() ? null : text(arguments[5])));
    }

    private static List<GoType> parameters(List<GoType> types, String withKey) {
        List<GoType> all = new ArrayList<>(types);
        if (!withKey.isEmpty()) {
            all.add(GoType.STRING);
        }
        return all;
    }

    /** Random bytes are taken in the name of a function. */
    private Cryptography as(String function) {
        RandomSource source = environment.random().forCall(function);
        return new Cryptography(environment.clock(), count -> source.bytes(function, count));
    }

    private String htpasswd(String user, String password) {
        if (user.contains(":")) {
            return "invalid username: " + user;
        }
        return user + ":" + as("htpasswd").bcrypt(password);
    }

    private static String derivePassword(@Nullable Object[] arguments) {
        return Cryptography.derivePassword(
                (int) Casts.toInteger(arguments[0]),
                text(arguments[1]),
                text(arguments[2]),
                text(arguments[3]),
                text(arguments[4]));
    }

    private static String text(@Nullable Object argument) {
        return argument instanceof String text ? text : "";
    }

    private static @Nullable GoList list(@Nullable Object argument) {
        return argument instanceof GoList list ? list : null;
    }
}
