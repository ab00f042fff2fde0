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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keys, certificates, password hashes and encryption. */
final class CryptoFunctions {
    private final SprigEnvironment environment;

    private CryptoFunctions(SprigEnvironment environment) {
        this.environment = environment;
    }

    static void addTo(GoFunctions.Builder table, SprigEnvironment environment) {
        CryptoFunctions crypto = new CryptoFunctions(environment);
        table.add(
                        "genPrivateKey",
                        STRING,
                        type -> crypto.derive("genPrivateKey", List.of(type), work -> work.privateKey(type)))
                .add("bcrypt", STRING, password -> crypto.bcrypt("bcrypt", password))
                .add("htpasswd", STRING, STRING, crypto::htpasswd)
                .add(
                        "encryptAES",
                        STRING,
                        STRING,
                        (password, plain) -> crypto.derive(
                                "encryptAES", List.of(password, plain), work -> work.encrypt(password, plain)))
                .add("decryptAES", STRING, STRING, Cryptography::decrypt)
                .add("buildCustomCert", STRING, STRING, Cryptography::custom)
                .add("genCA", STRING, INT, (name, days) -> crypto.authority("genCA", name, days, null))
                .add(
                        "genCAWithKey",
                        STRING,
                        INT,
                        STRING,
                        (name, days, key) -> crypto.authority("genCAWithKey", name, days, key))
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
        table.addWithContext(
                selfSigned,
                parameters(subject, withKey),
                (context, arguments) -> certificate(
                        selfSigned,
                        arguments,
                        work -> work.selfSigned(
                                text(arguments[0]),
                                list(arguments[1]),
                                list(arguments[2]),
                                Casts.toInteger(arguments[3]),
                                withKey.isEmpty() ? null : text(arguments[4]))));
        List<GoType> signature = new ArrayList<>(subject);
        signature.add(Certificate.TYPE);
        String signed = "genSignedCert" + withKey;
        table.addWithContext(
                signed,
                parameters(signature, withKey),
                (context, arguments) -> certificate(
                        signed,
                        arguments,
                        work -> work.signed(
                                text(arguments[0]),
                                list(arguments[1]),
                                list(arguments[2]),
                                Casts.toInteger(arguments[3]),
                                arguments[4] instanceof Certificate authority ? authority : new Certificate("", ""),
                                withKey.isEmpty() ? null : text(arguments[5]))));
    }

    private static List<GoType> parameters(List<GoType> types, String withKey) {
        List<GoType> all = new ArrayList<>(types);
        if (!withKey.isEmpty()) {
            all.add(GoType.STRING);
        }
        return all;
    }

    /** A certificate depends on the time, too, since it becomes valid now. */
    private Certificate certificate(
            String function, @Nullable Object[] arguments, Function<Cryptography, Certificate> computation) {
        List<String> inputs = new ArrayList<>();
        inputs.add(environment.clock().instant().toString());
        for (Object argument : arguments) {
            if (argument instanceof GoList list) {
                // Texts only: a certificate for anything else is refused.
                inputs.add(String.valueOf(list.size()));
                list.asList().forEach(element -> inputs.add(String.valueOf(element)));
            } else if (argument instanceof Certificate authority) {
                inputs.add(authority.certificate());
                inputs.add(authority.key());
            } else {
                inputs.add(String.valueOf(argument));
            }
        }
        return derive(function, inputs, computation);
    }

    private Certificate authority(String function, String name, long days, @Nullable String key) {
        return certificate(function, new @Nullable Object[] {name, days, key}, work -> work.authority(name, days, key));
    }

    private String bcrypt(String function, String password) {
        return derive(function, List.of(password), work -> work.bcrypt(password));
    }

    /** Random bytes are taken in the name of a function. */
    private <T> T derive(String function, List<String> inputs, Function<Cryptography, T> computation) {
        return environment
                .random()
                .derive(
                        function,
                        inputs,
                        source -> computation.apply(
                                new Cryptography(environment.clock(), count -> source.bytes(function, count))));
    }

    private String htpasswd(String user, String password) {
        if (user.contains(":")) {
            return "invalid username: " + user;
        }
        return user + ":" + bcrypt("htpasswd", password);
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
