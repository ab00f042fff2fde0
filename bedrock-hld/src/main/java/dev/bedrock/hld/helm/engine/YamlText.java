package dev.bedrock.hld.helm.engine;

import dev.bedrock.hld.helm.encoding.EncodingFunctions;
import dev.bedrock.hld.helm.gotemplate.value.CallContext;
import dev.bedrock.hld.helm.gotemplate.value.GoFunction;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import org.jspecify.annotations.Nullable;

/** The YAML that methods of values print: that of the function {@code toYaml}. */
final class YamlText {
    private static final GoFunction TO_YAML =
            EncodingFunctions.table().find("toYaml").orElseThrow();

    private YamlText() {}

    static String of(CallContext context, GoMap map) {
        return String.valueOf(TO_YAML.call(context, new @Nullable Object[] {map}));
    }
}
