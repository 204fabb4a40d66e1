package dev.cadenza.dynamodb.expression.parser;

import dev.cadenza.dynamodb.expression.parser.Token.Kind;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.List;

/** A position in the tokens of an expression. */
public final class Cursor {
  /**
   * The maximum nesting depth. Three hundred operators are allowed, and redundant parentheses are
   * not, so a valid expression is never deeper.
   */
  private static final int MAX_NESTING = 400;

  private final Source source;
  private final List<Token> tokens;
  private int at;
  private int nesting;

  Cursor(Source source, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  Source source() {
    return source;
  }

  Token peek() {
    return tokens.get(at);
  }

  boolean isAt(Kind kind) {
    return peek().kind() == kind;
  }

  boolean isNext(Kind kind) {
    return at + 1 < tokens.size() && tokens.get(at + 1).kind() == kind;
  }

  Token next() {
    return tokens.get(at++);
  }

  public boolean accept(Kind kind) {
    if (isAt(kind)) {
      at++;
      return true;
    }
    return false;
  }

  public Token expect(Kind kind) {
    if (!isAt(kind)) {
      throw syntaxError();
    }
    return next();
  }

  void enterParens() {
    if (++nesting > MAX_NESTING) {
      throw count(Kind.LEFT_PAREN) > count(Kind.RIGHT_PAREN) ? errorAt(last()) : redundant();
    }
  }

  void enterCall(String function) {
    if (++nesting > MAX_NESTING) {
      // No operand may be the result of another at that depth, in particular not a size.
      throw source.wrongType(Function.named(function, source).id(), "N");
    }
  }

  void leave() {
    nesting--;
  }

  DynamoDbException syntaxError() {
    return errorAt(at);
  }

  /** The token with its neighbours, for messages. */
  private DynamoDbException errorAt(int index) {
    Token wrong = tokens.get(index);
    int start = index > 0 ? tokens.get(index - 1).start() : wrong.start();
    int end = wrong.end();
    if (wrong.kind() == Kind.END) {
      end = index > 0 ? tokens.get(index - 1).end() : source.text().length();
      start = index > 0 ? start : 0;
    } else if (tokens.get(index + 1).kind() != Kind.END) {
      end = tokens.get(index + 1).end();
    }
    return source.invalid(
        "Syntax error; token: \""
            + wrong.text()
            + "\", near: \""
            + source.text().substring(start, end)
            + "\"");
  }

  /** The error for redundant parentheses. */
  DynamoDbException redundant() {
    return source.invalid("The expression has redundant parentheses;");
  }

  private long count(Kind kind) {
    return tokens.stream().filter(token -> token.kind() == kind).count();
  }

  private int last() {
    return tokens.size() - 1;
  }
}
