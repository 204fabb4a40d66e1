package dev.cadenza.aws.items;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Times as {@link Instant#toString} writes them, which sort by time. Reads the usual form, {@code
 * 2026-05-04T03:02:01} with a fraction or without, faster than the general parser, which took 6 %
 * of the processor time of a list.
 */
final class TimeConverter implements AttributeConverter<Instant> {
  private static final int SECONDS_END = 19;
  private static final int MAX_DIGITS = 9;

  @Override
  public AttributeValue transformFrom(Instant time) {
    return AttributeValue.fromS(time.toString());
  }

  @Override
  public Instant transformTo(AttributeValue value) {
    return parse(value.s());
  }

  @Override
  public EnhancedType<Instant> type() {
    return EnhancedType.of(Instant.class);
  }

  @Override
  public AttributeValueType attributeValueType() {
    return AttributeValueType.S;
  }

  /**
   * @throws DateTimeException if it is not a time in UTC
   */
  static Instant parse(String text) {
    if (!isUsual(text)) {
      return Instant.parse(text);
    }
    try {
      return LocalDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, SECONDS_END),
              nanos(text, text.length() - 1))
          .toInstant(ZoneOffset.UTC);
    } catch (NumberFormatException | DateTimeException unusual) {
      return Instant.parse(text);
    }
  }

  private static boolean isUsual(String text) {
    int end = text.length() - 1;
    return end >= SECONDS_END
        && end <= SECONDS_END + 1 + MAX_DIGITS
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && (end == SECONDS_END || text.charAt(SECONDS_END) == '.')
        && text.charAt(end) == 'Z';
  }

  private static int nanos(String text, int end) {
    if (end == SECONDS_END) {
      return 0;
    }
    int fraction = number(text, SECONDS_END + 1, end);
    for (int digits = end - SECONDS_END - 1; digits < MAX_DIGITS; digits++) {
      fraction *= 10;
    }
    return fraction;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new NumberFormatException(text);
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
