package dev.bedrock.core.document.hcl;

import java.util.LinkedHashMap;
import java.util.Map;

/** The data of texts, lists and objects that hold only such. */
final class LiteralData {
    private LiteralData() {}

    static Object of(HclExpression expression) {
        if (expression instanceof HclExpression.Template template) {
            return template.literal().orElseThrow(() -> new AssertionError("evaluates something: " + template));
        }
        if (expression instanceof HclExpression.Tuple tuple) {
            return tuple.items().stream().map(LiteralData::of).toList();
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (HclExpression.Entry entry : ((HclExpression.ObjectLiteral) expression).entries()) {
            map.put(entry.literalKey().orElseThrow(), of(entry.value()));
        }
        return map;
    }
}
