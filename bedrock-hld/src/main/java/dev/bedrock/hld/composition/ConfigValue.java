package dev.bedrock.hld.composition;

import org.jspecify.annotations.Nullable;

/** A value of a component's configuration, with the place that it came from. Immutable. */
public sealed interface ConfigValue permits ConfigMap, ConfigList, ConfigScalar {
    /** Where it came from; of a mapping or list that several layers contribute to, the highest of them. */
    Origin origin();

    /** The value as plain data: null, Boolean, Long, BigInteger, Double, String, List, Map. */
    @Nullable
    Object toData();

    /** What kind of value it is, for messages. */
    String describe();
}
