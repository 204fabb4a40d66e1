package dev.cadenza.dynamodb.expression.parser;

/** The comparison operators. */
public enum Comparator {
  EQ("="),
  NE("<>"),
  LT("<"),
  LE("<="),
  GT(">"),
  GE(">=");

  private final String sign;

  Comparator(String sign) {
    this.sign = sign;
  }

  public String sign() {
    return sign;
  }

  /** Whether it requires an order, which only strings, numbers and binary values have. */
  public boolean isOrder() {
    return this != EQ && this != NE;
  }

  /** The same with swapped operands. */
  public Comparator mirrored() {
    return switch (this) {
      case LT -> GT;
      case LE -> GE;
      case GT -> LT;
      case GE -> LE;
      case EQ, NE -> this;
    };
  }

  /**
   * @param order the result of the comparison: negative, zero or positive
   */
  public boolean matches(int order) {
    return switch (this) {
      case EQ -> order == 0;
      case NE -> order != 0;
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
    };
  }
}
