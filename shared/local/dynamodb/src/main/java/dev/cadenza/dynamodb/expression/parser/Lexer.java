package dev.cadenza.dynamodb.expression.parser;

import dev.cadenza.dynamodb.expression.parser.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits an expression into tokens; the last is the end. */
public final class Lexer {
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    while (true) {
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        tokens.add(new Token(Kind.END, "<EOF>", at, at));
        return;
      }
      int start = at;
      Kind kind = scan(text.charAt(at));
      tokens.add(new Token(kind, text.substring(start, at), start, at));
    }
  }

  /** Skips the token that begins with this character. */
  private Kind scan(char first) {
    if (isLetter(first)) {
      int start = at;
      skipWord();
      return word(text.substring(start, at));
    }
    if ((first == '#' || first == ':') && at + 1 < text.length() && isWord(text.charAt(at + 1))) {
      at++;
      skipWord();
      return first == '#' ? Kind.NAME_PLACEHOLDER : Kind.VALUE_PLACEHOLDER;
    }
    if (isDigit(first)) {
      skipNumber();
      return Kind.NUMBER;
    }
    return symbol(first);
  }

  private Kind symbol(char first) {
    int size = 1;
    Kind kind =
        switch (first) {
          case '=' -> Kind.EQ;
          case '<' -> followedBy('>') ? Kind.NE : followedBy('=') ? Kind.LE : Kind.LT;
          case '>' -> followedBy('=') ? Kind.GE : Kind.GT;
          case '+' -> Kind.PLUS;
          case '-' -> Kind.MINUS;
          case '.' -> Kind.DOT;
          case ',' -> Kind.COMMA;
          case '(' -> Kind.LEFT_PAREN;
          case ')' -> Kind.RIGHT_PAREN;
          case '[' -> Kind.LEFT_BRACKET;
          case ']' -> Kind.RIGHT_BRACKET;
          default -> Kind.UNKNOWN;
        };
    if (kind == Kind.NE || kind == Kind.LE || kind == Kind.GE) {
      size = 2;
    } else if (kind == Kind.UNKNOWN) {
      size = Character.charCount(text.codePointAt(at));
    }
    at += size;
    return kind;
  }

  private boolean followedBy(char c) {
    return at + 1 < text.length() && text.charAt(at + 1) == c;
  }

  private static Kind word(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "SET" -> Kind.SET;
      case "REMOVE" -> Kind.REMOVE;
      case "ADD" -> Kind.ADD;
      case "DELETE" -> Kind.DELETE;
      case "AND" -> Kind.AND;
      case "OR" -> Kind.OR;
      case "NOT" -> Kind.NOT;
      case "BETWEEN" -> Kind.BETWEEN;
      case "IN" -> Kind.IN;
      default -> Kind.NAME;
    };
  }

  private void skipWord() {
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
  }

  /** A zero is a separate number, regardless of the next character. */
  private void skipNumber() {
    if (text.charAt(at++) == '0') {
      return;
    }
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether the character may follow the first one of a name or a placeholder. */
  public static boolean isWord(char c) {
    return isLetter(c) || isDigit(c) || c == '_';
  }
}
