package dev.bedrock.hld.helm.encoding;

import dev.bedrock.hld.helm.gotemplate.value.GoMap;

final class TomlReader {
    private TomlReader() {}
    static GoMap read(String text) { throw new EncodingException(text); }
}
