package dev.bedrock.core.document.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Checks that all parts of a tree stand where they say, and that nothing but space and line ends is outside of them. */
final class SpanCheck {
    private final HclFile file;

    SpanCheck(HclFile file) {
        this.file = file;
    }

    void check() {
        String text = file.text();
        assertThat(file.body().span()).isEqualTo(new HclSpan(0, text.length()));
        List<HclSpan> covered = new ArrayList<>(file.comments());
        file.comments().forEach(comment -> assertThat(comment.of(text)).matches("(?s)(#|//|/\\*).*"));
        body(file.body());
        file.body().items().forEach(item -> covered.add(item.span()));
        StringBuilder rest = new StringBuilder(text);
        covered.forEach(span -> rest.replace(span.start(), span.end(), " ".repeat(span.length())));
        assertThat(rest.toString()).matches("\uFEFF?[ \t\r\n\u00a0]*");
    }

    private void body(HclBody body) {
        int end = body.span().start();
        for (HclItem item : body.items()) {
            assertThat(item.span().start()).isGreaterThanOrEqualTo(end);
            end = item.span().end();
            assertThat(end).isLessThanOrEqualTo(body.span().end());
            if (item instanceof HclAttribute attribute) {
                assertThat(file.text(attribute.nameSpan())).isEqualTo(attribute.name());
                assertThat(attribute.span().end())
                        .isEqualTo(attribute.value().span().end());
                expression(attribute.value(), attribute.span());
            } else if (item instanceof HclBlock block) {
                assertThat(file.text(block.typeSpan())).isEqualTo(block.type());
                assertThat(file.text(block.span()))
                        .endsWith("{" + file.text(block.body().span()) + "}");
                body(block.body());
            }
        }
    }

    private void expression(HclExpression expression, HclSpan parent) {
        HclSpan span = expression.span();
        assertThat(span.start()).isGreaterThanOrEqualTo(parent.start());
        assertThat(span.end()).isLessThanOrEqualTo(parent.end());
        if (!(expression instanceof HclExpression.Template template
                && template.parts().isEmpty())) {
            assertThat(span.length()).isPositive();
        }
        int end = span.start();
        for (HclExpression child : expression.children()) {
            expression(child, span);
            assertThat(child.span().start()).isGreaterThanOrEqualTo(end);
            end = child.span().end();
        }
    }
}
