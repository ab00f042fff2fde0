package dev.bedrock.hld.helm.encoding;

import dev.bedrock.hld.helm.gotemplate.value.GoMap;

/** The nil map, which prints like an empty one and is {@code null} in JSON. */
final class NilMap extends GoMap {
    boolean isNil() {
        return isEmpty();
    }
}
