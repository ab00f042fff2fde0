package dev.bedrock.hld.helm.sprig.crypto;

import dev.bedrock.hld.helm.gotemplate.value.GoObject;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import java.util.List;

/**
 * A certificate with its private key as a value of templates; both are PEM texts.
 *
 * @param certificate the field {@code Cert}
 * @param key the field {@code Key}
 */
public record Certificate(String certificate, String key) implements GoObject {
    /** The Go type of certificates. */
    public static final GoType TYPE = GoType.struct("sprig.certificate");

    @Override
    public GoType type() {
        return TYPE;
    }

    @Override
    public List<String> fieldNames() {
        return List.of("Cert", "Key");
    }

    @Override
    public Object field(String name) {
        return switch (name) {
            case "Cert" -> certificate;
            case "Key" -> key;
            default -> throw new IllegalArgumentException("no field " + name + " in " + TYPE);
        };
    }

    /** Without the key. */
    @Override
    public String toString() {
        return TYPE.name();
    }
}
