package dev.cadenza.local.trigger;

import dev.cadenza.local.template.intrinsic.TemplateException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a timer runs. */
record Schedule(Duration period) {
  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

  /** The first time after the given one. */
  Instant next(Instant after) {
    return after.plus(period);
  }

  static Schedule parse(String expression) {
    Matcher rate = RATE.matcher(expression);
    if (rate.matches()) {
      long count = Long.parseLong(rate.group(1));
      return new Schedule(
          switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          });
    }
    throw new TemplateException(expression + " is not a rate, such as rate(5 minutes)");
  }
}
