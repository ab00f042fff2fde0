package dev.bedrock.hld.helm.encoding;

import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoType;

/** The nil map, which prints like an empty one and is {@code null} in JSON. */
public final class NilMap extends GoMap {
    /** The nil {@code map[string]interface {}}. */
    public NilMap() {}

    /** The nil map of a map type. */
    public NilMap(GoType type) {
        super(type);
    }

    boolean isNil() {
        return isEmpty();
    }
}
