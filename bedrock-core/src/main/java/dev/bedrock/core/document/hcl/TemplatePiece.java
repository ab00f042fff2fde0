package dev.bedrock.core.document.hcl;

/** What a template consists of before directives are matched with their ends. */
sealed interface TemplatePiece {
    HclSpan span();

    /** Text, whose space may still be taken away. */
    final class Text implements TemplatePiece {
        private final HclSpan span;
        private String text;

        Text(String text, HclSpan span) {
            this.text = text;
            this.span = span;
        }

        @Override
        public HclSpan span() {
            return span;
        }

        String text() {
            return text;
        }

        int leadingSpace() {
            int space = 0;
            while (space < text.length() && Characters.isSpace(text.charAt(space))) {
                space++;
            }
            return space;
        }

        void removeLeading(int characters) {
            text = text.substring(characters);
        }

        void stripTrailing() {
            int end = text.length();
            while (end > 0 && Characters.isSpace(text.charAt(end - 1))) {
                end--;
            }
            text = text.substring(0, end);
        }
    }

    /** An interpolation. */
    record Value(HclExpression value, HclSpan span) implements TemplatePiece {}

    /** The begin of a conditional part. */
    record If(HclExpression condition, HclSpan span) implements TemplatePiece {}

    /** The begin of a repeated part. */
    record For(HclExpression.Variables variables, HclSpan span) implements TemplatePiece {}

    /** A directive that ends a part: {@code else}, {@code endif}, {@code endfor}. */
    record End(String keyword, HclSpan span) implements TemplatePiece {}
}
