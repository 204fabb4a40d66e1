package dev.cadenza.dynamodb.expression.parser;

/**
 * A token of an expression.
 *
 * @param start its first position in the text
 * @param end the position after it
 */
public record Token(Kind kind, String text, int start, int end) {
  public enum Kind {
    NAME,
    NAME_PLACEHOLDER,
    VALUE_PLACEHOLDER,
    NUMBER,
    SET,
    REMOVE,
    ADD,
    DELETE,
    AND,
    OR,
    NOT,
    BETWEEN,
    IN,
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE,
    PLUS,
    MINUS,
    DOT,
    COMMA,
    LEFT_PAREN,
    RIGHT_PAREN,
    LEFT_BRACKET,
    RIGHT_BRACKET,
    /** A character that is not allowed in expressions. */
    UNKNOWN,
    END
  }
}
