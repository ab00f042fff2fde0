package dev.bedrock.hld.helm.engine;

import dev.bedrock.hld.helm.chart.GoText;
import dev.bedrock.hld.helm.gotemplate.value.GoFunction;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code .Values} and what templates see as {@code .}: a map of the type {@code common.Values}, which has methods. */
final class ValuesMap extends GoMap {
    private static final GoType TYPE = GoType.named("common.Values", GoType.ANY_MAP);

    ValuesMap() {
        super(TYPE);
    }

    /** The same map under this type; changes of one are changes of the other. */
    ValuesMap(GoMap shared) {
        super(TYPE, shared);
    }

    @Override
    public Optional<GoFunction> method(String name) {
        return switch (name) {
            case "AsMap" -> Optional.of(GoFunction.of(name, (context, arguments) -> new Plain(this)));
            case "YAML" -> Optional.of(GoFunction.of(name, (context, arguments) -> YamlText.of(context, this) + "\n"));
            case "Table" ->
                Optional.of(GoFunction.of(
                        name, List.of(GoType.STRING), (context, arguments) -> table(String.valueOf(arguments[0]))));
            case "PathValue" ->
                Optional.of(GoFunction.of(
                        name, List.of(GoType.STRING), (context, arguments) -> pathValue(String.valueOf(arguments[0]))));
            default -> Optional.empty();
        };
    }

    /** The table at a path with dots. */
    ValuesMap table(String path) {
        GoMap table = this;
        for (String name : path.split("\\.", -1)) {
            if (!(table.get(name) instanceof GoMap inner)) {
                throw new GoFunctionException(GoText.quote(name) + " is not a table");
            }
            table = inner;
        }
        return new ValuesMap(table);
    }

    private @Nullable Object pathValue(String path) {
        if (path.isEmpty()) {
            throw new GoFunctionException("YAML path cannot be empty");
        }
        int dot = path.lastIndexOf('.');
        String name = path.substring(dot + 1);
        GoMap table = dot < 0 ? this : tableOrNone(path.substring(0, dot));
        Object value = table.get(name);
        if (!table.containsKey(name) || value instanceof GoMap) {
            throw new GoFunctionException(GoText.quote(name) + " is not a value");
        }
        return value;
    }

    private GoMap tableOrNone(String path) {
        try {
            return table(path);
        } catch (GoFunctionException e) {
            return new GoMap();
        }
    }

    private static final class Plain extends GoMap {
        Plain(GoMap shared) {
            super(GoType.ANY_MAP, shared);
        }
    }
}
