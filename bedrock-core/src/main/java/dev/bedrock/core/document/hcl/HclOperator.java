package dev.bedrock.core.document.hcl;

/** An operator between two operands. */
public enum HclOperator {
    /** One of both is true. */
    OR("||", 1),
    /** Both are true. */
    AND("&&", 2),
    /** Both are the same. */
    EQUAL("==", 3),
    /** They differ. */
    NOT_EQUAL("!=", 3),
    /** The left one is greater. */
    GREATER(">", 4),
    /** The left one is greater, or both are the same. */
    GREATER_OR_EQUAL(">=", 4),
    /** The left one is less. */
    LESS("<", 4),
    /** The left one is less, or both are the same. */
    LESS_OR_EQUAL("<=", 4),
    /** Sum. */
    ADD("+", 5),
    /** Difference. */
    SUBTRACT("-", 5),
    /** Product. */
    MULTIPLY("*", 6),
    /** Quotient. */
    DIVIDE("/", 6),
    /** Remainder. */
    MODULO("%", 6);

    private final String symbol;
    private final int precedence;

    HclOperator(String symbol, int precedence) {
        this.symbol = symbol;
        this.precedence = precedence;
    }

    /** How it is written. */
    public String symbol() {
        return symbol;
    }

    /** How strongly it binds; operators of the same precedence are applied from left to right. */
    public int precedence() {
        return precedence;
    }
}
