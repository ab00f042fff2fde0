package dev.bedrock.hld.helm.sprig;

/** An object that JSON, YAML and TOML show as a text. */
public interface MarshaledText {
    /** The text. */
    String marshaledText();
}
