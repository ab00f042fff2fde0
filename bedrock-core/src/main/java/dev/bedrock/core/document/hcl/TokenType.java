package dev.bedrock.core.document.hcl;

import org.jspecify.annotations.Nullable;

/** What a token is. */
enum TokenType {
    IDENTIFIER,
    NUMBER,
    NEWLINE,
    END_OF_FILE,
    OPEN_QUOTE,
    CLOSE_QUOTE,
    OPEN_HEREDOC,
    CLOSE_HEREDOC,
    TEXT,
    INTERPOLATION,
    DIRECTIVE,
    SEQUENCE_END,
    OPEN_BRACE,
    CLOSE_BRACE,
    OPEN_BRACKET,
    CLOSE_BRACKET,
    OPEN_PARENTHESIS,
    CLOSE_PARENTHESIS,
    COMMA,
    DOT,
    COLON,
    DOUBLE_COLON,
    EQUALS,
    ARROW,
    ELLIPSIS,
    QUESTION,
    NOT,
    OR(HclOperator.OR),
    AND(HclOperator.AND),
    EQUAL(HclOperator.EQUAL),
    NOT_EQUAL(HclOperator.NOT_EQUAL),
    GREATER(HclOperator.GREATER),
    GREATER_OR_EQUAL(HclOperator.GREATER_OR_EQUAL),
    LESS(HclOperator.LESS),
    LESS_OR_EQUAL(HclOperator.LESS_OR_EQUAL),
    PLUS(HclOperator.ADD),
    MINUS(HclOperator.SUBTRACT),
    STAR(HclOperator.MULTIPLY),
    SLASH(HclOperator.DIVIDE),
    PERCENT(HclOperator.MODULO),
    INVALID;

    private final @Nullable HclOperator operator;

    TokenType() {
        this.operator = null;
    }

    TokenType(HclOperator operator) {
        this.operator = operator;
    }

    @Nullable
    HclOperator operator() {
        return operator;
    }
}
