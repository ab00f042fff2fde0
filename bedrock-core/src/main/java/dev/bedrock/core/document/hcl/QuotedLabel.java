package dev.bedrock.core.document.hcl;

/** A string in quotes that must not have sequences. */
final class QuotedLabel {
    private final Cursor cursor;

    QuotedLabel(Cursor cursor) {
        this.cursor = cursor;
    }

    String read() {
        cursor.read();
        StringBuilder text = new StringBuilder();
        while (!cursor.skip(TokenType.CLOSE_QUOTE)) {
            switch (cursor.type()) {
                case TEXT -> {
                    text.append(Escapes.quoted(cursor));
                    cursor.read();
                }
                case INTERPOLATION, DIRECTIVE ->
                    throw cursor.failure("a label is plain text: ${ and %{ must be written $${ and %%{");
                default -> throw cursor.failure("the string is not closed");
            }
        }
        return text.toString();
    }
}
