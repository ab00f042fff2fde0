package dev.bedrock.core.document.hcl;

/**
 * What blocks of a type stand for in a document.
 *
 * @param type the type of the blocks
 * @param key the key that the document gets for them
 * @param form how their bodies are put there
 * @param labelKey for {@link Form#LIST}, the key in each item that says its label; else empty
 */
public record HclBlockRule(String type, String key, Form form, String labelKey) {
    /** How the bodies of blocks become a value. */
    public enum Form {
        /** One block without label is a mapping. */
        OBJECT,
        /** Blocks with a label each are the items of a list. */
        LIST,
        /** Blocks with a label each are the entries of a mapping, the labels its keys. */
        MAP
    }

    /** One block without label is a mapping, below its type. Nothing else has a meaning in it but arguments. */
    public static HclBlockRule object(String type) {
        return new HclBlockRule(type, type, Form.OBJECT, "");
    }

    /** Each block is an item of a list below a key; its label comes first in it, below another. */
    public static HclBlockRule list(String type, String key, String labelKey) {
        return new HclBlockRule(type, key, Form.LIST, labelKey);
    }

    /** Each block is an entry of a mapping below a key. */
    public static HclBlockRule map(String type, String key) {
        return new HclBlockRule(type, key, Form.MAP, "");
    }
}
