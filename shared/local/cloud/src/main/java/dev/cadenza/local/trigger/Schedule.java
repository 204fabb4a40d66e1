package dev.cadenza.local.trigger;

import dev.cadenza.local.template.TemplateException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a timer fires. */
sealed interface Schedule permits Schedule.Rate, CronSchedule {

  Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

  /** The first instant after the given one. */
  Instant next(Instant after);

  static Schedule parse(String expression) {
    Matcher rate = RATE.matcher(expression);
    if (rate.matches()) {
      long count = Long.parseLong(rate.group(1));
      return new Rate(
          switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          });
    }
    if (expression.startsWith("cron(") && expression.endsWith(")")) {
      return CronSchedule.parse(expression.substring(5, expression.length() - 1));
    }
    throw new TemplateException(expression + " is no schedule that is honoured locally");
  }

  record Rate(Duration period) implements Schedule {
    @Override
    public Instant next(Instant after) {
      return after.plus(period);
    }
  }
}
