package dev.bedrock.core.document.hcl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parses bodies, arguments and blocks. */
final class BodyParser {
    private static final String ITEM_REQUIRED = "an argument or a block must begin here";

    private final Cursor cursor;
    private final ExpressionParser expressions;

    BodyParser(Cursor cursor) {
        this.cursor = cursor;
        this.expressions = new ExpressionParser(cursor);
    }

    HclBody file() {
        List<HclItem> items = items(TokenType.END_OF_FILE);
        return new HclBody(items, new HclSpan(0, cursor.text().length()));
    }

    private List<HclItem> items(TokenType end) {
        List<HclItem> items = new ArrayList<>();
        Map<String, HclSpan> names = new HashMap<>();
        while (!cursor.at(end)) {
            if (cursor.skip(TokenType.NEWLINE)) {
                continue;
            }
            HclItem item = item();
            items.add(item);
            if (item instanceof HclAttribute attribute) {
                HclSpan before = names.putIfAbsent(attribute.name(), attribute.nameSpan());
                if (before != null) {
                    throw cursor.duplicate(attribute.name(), before, attribute.nameSpan());
                }
            }
        }
        return items;
    }

    private HclItem item() {
        if (cursor.at(TokenType.END_OF_FILE)) {
            throw cursor.failure("a block is not closed before the end of the file");
        }
        if (cursor.at(TokenType.OPEN_QUOTE)) {
            throw cursor.failure("the name of an argument must not be in quotes");
        }
        HclSpan name = name();
        HclItem item = cursor.at(TokenType.EQUALS) ? attribute(name) : block(name);
        if (!cursor.at(TokenType.END_OF_FILE)) {
            cursor.expect(
                    TokenType.NEWLINE,
                    item instanceof HclAttribute
                            ? "a new line must follow the argument"
                            : "a new line must follow the block");
        }
        return item;
    }

    private HclSpan name() {
        if (!cursor.at(TokenType.IDENTIFIER)) {
            throw cursor.failure(ITEM_REQUIRED);
        }
        HclSpan name = cursor.span();
        cursor.read();
        return name;
    }

    private HclAttribute attribute(HclSpan name) {
        cursor.read();
        HclExpression value = expressions.expression();
        return new HclAttribute(
                name.of(cursor.text()),
                name,
                value,
                new HclSpan(name.start(), value.span().end()));
    }

    private HclBlock block(HclSpan type) {
        List<HclLabel> labels = new ArrayList<>();
        while (!cursor.at(TokenType.OPEN_BRACE)) {
            labels.add(label(labels.isEmpty()));
        }
        cursor.read();
        cursor.descend();
        int start = cursor.lastEnd();
        List<HclItem> items =
                switch (cursor.type()) {
                    case NEWLINE, END_OF_FILE, CLOSE_BRACE -> items(TokenType.CLOSE_BRACE);
                    default -> List.of(onlyAttribute());
                };
        HclBody body = new HclBody(items, new HclSpan(start, cursor.start()));
        cursor.read();
        cursor.ascend();
        return new HclBlock(type.of(cursor.text()), type, labels, body, cursor.spanFrom(type.start()));
    }

    private HclLabel label(boolean first) {
        HclSpan span = cursor.span();
        switch (cursor.type()) {
            case IDENTIFIER -> {
                cursor.read();
                return new HclLabel(span.of(cursor.text()), false, span);
            }
            case OPEN_QUOTE -> {
                String text = new QuotedLabel(cursor).read();
                return new HclLabel(text, true, cursor.spanFrom(span.start()));
            }
            case EQUALS -> throw cursor.failure("a block has no '=' before its brace, and an argument has no labels");
            case NEWLINE, END_OF_FILE ->
                throw cursor.failure(
                        first
                                ? "a name must be followed by '=' and a value, or by a block in braces on the same line"
                                : "the brace of a block must be on the line of its labels");
            default ->
                throw cursor.failure(
                        first
                                ? "a name must be followed by '=', a label or '{'"
                                : "a label in quotes or '{' must follow");
        }
    }

    private HclAttribute onlyAttribute() {
        HclSpan name = name();
        if (!cursor.at(TokenType.EQUALS)) {
            throw cursor.failure("a block on one line can only have an argument: '=' must follow");
        }
        HclAttribute attribute = attribute(name);
        if (!cursor.at(TokenType.CLOSE_BRACE)) {
            throw cursor.failure("a block on one line can only have one argument: '}' must follow");
        }
        return attribute;
    }
}
