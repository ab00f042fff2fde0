package dev.bedrock.hld.helm.engine;

import dev.bedrock.hld.helm.chart.GlobPattern;
import dev.bedrock.hld.helm.chart.source.ChartFile;
import dev.bedrock.hld.helm.golib.GoPaths;
import dev.bedrock.hld.helm.gotemplate.value.CallContext;
import dev.bedrock.hld.helm.gotemplate.value.GoBytes;
import dev.bedrock.hld.helm.gotemplate.value.GoFunction;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** {@code .Files}: the contents of a chart's files by name. No function of templates can change it, so renders share it. */
final class FilesMap extends GoMap {
    private static final GoType TYPE = GoType.named("engine.files", GoType.mapOf(GoType.BYTES));

    private FilesMap() {
        super(TYPE);
    }

    static FilesMap of(List<ChartFile> files) {
        FilesMap map = new FilesMap();
        files.forEach(file -> map.put(file.name(), file.content()));
        return map;
    }

    @Override
    public Optional<GoFunction> method(String name) {
        return switch (name) {
            case "Get" ->
                ofName(name, (context, arguments) -> bytes(arguments[0]).text());
            case "GetBytes" -> ofName(name, (context, arguments) -> bytes(arguments[0]));
            case "Glob" -> ofName(name, (context, arguments) -> glob(context, String.valueOf(arguments[0])));
            case "Lines" -> ofName(name, (context, arguments) -> lines(String.valueOf(arguments[0])));
            case "AsConfig" -> Optional.of(GoFunction.of(name, (context, arguments) -> asConfig(context)));
            case "AsSecrets" -> Optional.of(GoFunction.of(name, (context, arguments) -> asSecrets(context)));
            default -> Optional.empty();
        };
    }

    private static Optional<GoFunction> ofName(String name, GoFunction.Body body) {
        return Optional.of(GoFunction.of(name, List.of(GoType.STRING), body));
    }

    private GoBytes bytes(Object name) {
        return get(String.valueOf(name)) instanceof GoBytes bytes ? bytes : GoBytes.of();
    }

    private FilesMap glob(CallContext context, String pattern) {
        context.spend(((long) pattern.length() * size()) >> 2);
        GlobPattern glob = GlobPattern.of(pattern);
        FilesMap matching = new FilesMap();
        for (String name : sortedKeys()) {
            if (glob.matches(name)) {
                matching.put(name, get(name));
            }
        }
        return matching;
    }

    private GoList lines(String name) {
        if (!containsKey(name)) {
            return GoList.ofType(GoType.STRING_LIST, List.of());
        }
        String text = bytes(name).text();
        if (text.isEmpty()) {
            throw new GoFunctionException("runtime error: index out of range [-1]");
        }
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return GoList.ofStrings(Arrays.asList(body.split("\n", -1)));
    }

    private String asConfig(CallContext context) {
        GoMap config = new GoMap(GoType.STRING_MAP);
        for (String name : sortedKeys()) {
            config.put(GoPaths.base(name), bytes(name).text());
        }
        return YamlText.of(context, config);
    }

    private String asSecrets(CallContext context) {
        GoMap secrets = new GoMap(GoType.STRING_MAP);
        for (String name : sortedKeys()) {
            secrets.put(
                    GoPaths.base(name),
                    Base64.getEncoder().encodeToString(bytes(name).toArray()));
        }
        return YamlText.of(context, secrets);
    }
}
