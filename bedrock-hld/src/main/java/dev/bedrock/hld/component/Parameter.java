package dev.bedrock.hld.component;

import com.google.re2j.Pattern;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.Node;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A key of a component's configuration, as its component file declares it. Immutable.
 *
 * @param name the key
 * @param type what it takes
 * @param description what it is for; empty if not given
 * @param required whether every composition must give it a value
 * @param secret whether its value is kept out of messages and listings
 * @param fallback the value if no configuration gives one
 * @param limits which values are allowed
 * @param items what the items of a list are
 * @param properties the keys of a mapping by their names; none if it may have any
 * @param location where it is declared
 */
public record Parameter(
        String name,
        ParameterType type,
        String description,
        boolean required,
        boolean secret,
        Optional<Node> fallback,
        Limits limits,
        Optional<Parameter> items,
        Map<String, Parameter> properties,
        SourceLocation location) {
    /** Keeps a copy, in its order. */
    public Parameter {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /**
     * Which values are allowed.
     *
     * @param values the only ones; any if empty
     * @param pattern what the whole of a string must match, in the syntax of RE2
     * @param minimum the least number, the shortest list or string
     * @param maximum the greatest number, the longest list or string
     */
    public record Limits(
            List<Node> values, Optional<Pattern> pattern, Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {
        /** Keeps a copy. */
        public Limits {
            values = List.copyOf(values);
        }
    }
}
