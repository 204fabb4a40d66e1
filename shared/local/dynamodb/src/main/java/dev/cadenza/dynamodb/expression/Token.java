package dev.cadenza.dynamodb.expression;

/**
 * A piece of an expression's text.
 *
 * @param start where it starts in the text
 * @param end where the next character is
 */
record Token(Kind kind, String text, int start, int end) {
  enum Kind {
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
    /** A character that no expression has. */
    UNKNOWN,
    END
  }
}
