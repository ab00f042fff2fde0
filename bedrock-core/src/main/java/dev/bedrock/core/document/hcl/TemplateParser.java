package dev.bedrock.core.document.hcl;

import java.util.ArrayList;
import java.util.List;

/** Parses strings in quotes and heredocs. */
final class TemplateParser {
    private final Cursor cursor;
    private final ExpressionParser expressions;

    TemplateParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    HclExpression template() {
        int start = cursor.start();
        boolean heredoc = cursor.at(TokenType.OPEN_HEREDOC);
        boolean indented = heredoc && cursor.text().charAt(start + 2) == '-';
        cursor.descend();
        cursor.read();
        int tallest = expressions.height();
        List<TemplatePiece> pieces = new ArrayList<>(1);
        boolean stripNext = false;
        TokenType end = heredoc ? TokenType.CLOSE_HEREDOC : TokenType.CLOSE_QUOTE;
        while (!cursor.skip(end)) {
            switch (cursor.type()) {
                case TEXT -> {
                    pieces.add(text(heredoc, stripNext));
                    stripNext = false;
                }
                case INTERPOLATION, DIRECTIVE -> {
                    stripBefore(pieces);
                    pieces.add(sequence());
                    stripNext = cursor.text().charAt(cursor.lastEnd() - 2) == '~';
                    tallest = Math.max(tallest, expressions.height());
                }
                default ->
                    throw cursor.failure(
                            heredoc ? "the end marker of the heredoc is missing" : "the string is not closed");
            }
        }
        if (indented) {
            HeredocIndentation.remove(pieces);
        }
        List<HclTemplatePart> parts = new TemplateTree(cursor, pieces).parts();
        cursor.ascend();
        expressions.grow(tallest);
        return new HclExpression.Template(parts, heredoc, cursor.spanFrom(start));
    }

    private TemplatePiece text(boolean heredoc, boolean strip) {
        String value = heredoc ? Escapes.doubled(cursor.tokenText()) : Escapes.quoted(cursor);
        TemplatePiece.Text text = new TemplatePiece.Text(value, cursor.span());
        cursor.read();
        if (strip) {
            text.removeLeading(text.leadingSpace());
        }
        return text;
    }

    private void stripBefore(List<TemplatePiece> pieces) {
        if (cursor.span().length() == 3
                && !pieces.isEmpty()
                && pieces.get(pieces.size() - 1) instanceof TemplatePiece.Text text) {
            text.stripTrailing();
        }
    }

    private TemplatePiece sequence() {
        int start = cursor.start();
        boolean directive = cursor.at(TokenType.DIRECTIVE);
        cursor.read();
        cursor.beginScope(false);
        TemplatePiece piece = directive ? directive(start) : value(start);
        cursor.endScope();
        return piece;
    }

    private HclSpan end(int start) {
        cursor.expect(TokenType.SEQUENCE_END, "'}' is expected: the sequence must end here");
        return cursor.spanFrom(start);
    }

    private TemplatePiece value(int start) {
        HclExpression value = expressions.expression();
        return new TemplatePiece.Value(value, end(start));
    }

    private TemplatePiece directive(int start) {
        String keyword = cursor.at(TokenType.IDENTIFIER) ? cursor.tokenText() : "";
        switch (keyword) {
            case "if" -> {
                cursor.read();
                HclExpression condition = expressions.expression();
                return new TemplatePiece.If(condition, end(start));
            }
            case "for" -> {
                cursor.read();
                HclExpression.Variables variables = expressions.variables();
                return new TemplatePiece.For(variables, end(start));
            }
            case "else", "endif", "endfor" -> {
                cursor.read();
                return new TemplatePiece.End(keyword, end(start));
            }
            default -> throw cursor.failure("a directive begins with if, else, endif, for or endfor");
        }
    }
}
