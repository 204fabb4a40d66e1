package dev.cadenza.dynamodb.value.scalar;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Parses and checks numbers by DynamoDB's rules. */
public final class Numbers {
  private static final int DIGITS = 38;
  private static final int MAX_EXPONENT = 125;
  private static final int SMALLEST_EXPONENT = -130;
  private static final String NO_NUMBER = "The parameter cannot be converted to a numeric value";

  /** Beyond all relevant exponents, but far from the limits of int. */
  private static final int ENDLESS = 1_000_000_000;

  private Numbers() {}

  /** The number without trailing zeros, within the limits. */
  public static BigDecimal canonical(BigDecimal value) {
    if (value.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal stripped = value.stripTrailingZeros();
    check(stripped.precision(), (long) stripped.precision() - stripped.scale() - 1);
    return stripped;
  }

  /**
   * The same for the result of a calculation: DynamoDB also reports too many digits as an overflow.
   */
  public static BigDecimal calculated(BigDecimal value) {
    if (value.stripTrailingZeros().precision() > DIGITS) {
      throw overflow();
    }
    return canonical(value);
  }

  /** Parses the text without creating numbers of more digits than can be stored. */
  public static BigDecimal parse(String text) {
    if (text.isEmpty()) {
      throw DynamoDbException.validation(NO_NUMBER);
    }
    Scanned scanned = new Scanned(text);
    if (!scanned.read()) {
      throw DynamoDbException.validation(NO_NUMBER + ": " + text);
    }
    String digits = scanned.significant();
    if (digits.isEmpty()) {
      return BigDecimal.ZERO;
    }
    long exponent = scanned.exponent - scanned.fraction + scanned.dropped;
    check(digits.length(), exponent + digits.length() - 1);
    BigInteger unscaled = new BigInteger(scanned.negative ? "-" + digits : digits);
    return new BigDecimal(unscaled, Math.toIntExact(-exponent));
  }

  private static void check(int digits, long exponent) {
    if (exponent > MAX_EXPONENT) {
      throw overflow();
    }
    if (exponent < SMALLEST_EXPONENT) {
      throw DynamoDbException.validation(
          "Number underflow. Attempting to store a number with magnitude smaller than supported"
              + " range");
    }
    if (digits > DIGITS) {
      throw DynamoDbException.validation(
          "Attempting to store more than 38 significant digits in a Number");
    }
  }

  private static DynamoDbException overflow() {
    return DynamoDbException.validation(
        "Number overflow. Attempting to store a number with magnitude larger than supported range");
  }

  /** The parts of a number's text: sign, digits, number of fraction digits, and exponent. */
  private static final class Scanned {
    private final String text;
    private final StringBuilder digits = new StringBuilder();
    private int at;
    private boolean negative;
    private long fraction;
    private long exponent;
    private long dropped;

    Scanned(String text) {
      this.text = text;
    }

    boolean read() {
      negative = sign();
      int before = digits();
      if (at < text.length() && text.charAt(at) == '.') {
        at++;
        fraction = digits();
      }
      if (before + fraction == 0) {
        return false;
      }
      return (at == text.length() || exponent()) && at == text.length();
    }

    /** The digits without leading and trailing zeros. */
    String significant() {
      int end = digits.length();
      while (end > 0 && digits.charAt(end - 1) == '0') {
        end--;
      }
      dropped = digits.length() - (long) end;
      int start = 0;
      while (start < end && digits.charAt(start) == '0') {
        start++;
      }
      return digits.substring(start, end);
    }

    private boolean sign() {
      boolean minus = at < text.length() && text.charAt(at) == '-';
      if (minus || (at < text.length() && text.charAt(at) == '+')) {
        at++;
      }
      return minus;
    }

    private int digits() {
      int start = at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      digits.append(text, start, at);
      return at - start;
    }

    private boolean exponent() {
      char mark = text.charAt(at++);
      if (mark != 'e' && mark != 'E') {
        return false;
      }
      boolean minus = sign();
      int start = at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        exponent = Math.min(exponent * 10 + (text.charAt(at++) - '0'), ENDLESS);
      }
      if (minus) {
        exponent = -exponent;
      }
      return at > start;
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }
  }
}
