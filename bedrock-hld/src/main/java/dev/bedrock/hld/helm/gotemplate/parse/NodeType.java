package dev.bedrock.hld.helm.gotemplate.parse;

/** What a node is, to switch on. */
public enum NodeType {
    TEXT,
    ACTION,
    IF,
    WITH,
    RANGE,
    TEMPLATE,
    BREAK,
    CONTINUE,
    PIPE,
    COMMAND,
    IDENTIFIER,
    VARIABLE,
    FIELD,
    CHAIN,
    DOT,
    NIL,
    BOOL,
    NUMBER,
    STRING
}
