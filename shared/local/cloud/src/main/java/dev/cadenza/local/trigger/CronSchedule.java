package dev.cadenza.local.trigger;

import dev.cadenza.local.template.TemplateException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;

/**
 * EventBridge's cron, in UTC: minute, hour, day of month, month, day of week (Sunday is 1), year.
 * Numbers, lists, ranges and steps are understood; names of days and months, {@code L}, {@code W}
 * and {@code #} are not.
 */
record CronSchedule(
    BitSet minutes, BitSet hours, BitSet days, BitSet months, BitSet weekdays, BitSet years)
    implements Schedule {

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;

  static CronSchedule parse(String text) {
    String[] fields = text.strip().split("\\s+");
    if (fields.length != 6) {
      throw new TemplateException("cron(" + text + "): expected six fields");
    }
    return new CronSchedule(
        field(fields[0], 0, 59),
        field(fields[1], 0, 23),
        field(fields[2], 1, 31),
        field(fields[3], 1, 12),
        field(fields[4], 1, 7),
        field(fields[5], FIRST_YEAR, LAST_YEAR));
  }

  private static BitSet field(String text, int first, int last) {
    BitSet allowed = new BitSet();
    for (String part : text.split(",")) {
      String[] stepped = part.split("/", 2);
      int step = stepped.length == 2 ? number(stepped[1]) : 1;
      String[] range = stepped[0].split("-", 2);
      boolean every = stepped[0].equals("*") || stepped[0].equals("?");
      int from = every ? first : number(range[0]);
      int to =
          every ? last : range.length == 2 ? number(range[1]) : stepped.length == 2 ? last : from;
      if (from < first || to > last || step < 1) {
        throw new TemplateException(text + " is not within " + first + "-" + last);
      }
      for (int value = from; value <= to; value += step) {
        allowed.set(value);
      }
    }
    return allowed;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new TemplateException("cron field " + text + " is not honoured locally", notANumber);
    }
  }

  @Override
  public Instant next(Instant after) {
    ZonedDateTime time =
        after.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    while (time.getYear() <= LAST_YEAR) {
      if (!years.get(time.getYear()) || !months.get(time.getMonthValue())) {
        time = time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
      } else if (!days.get(time.getDayOfMonth()) || !weekdays.get(weekday(time))) {
        time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
      } else if (!hours.get(time.getHour())) {
        time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
      } else if (!minutes.get(time.getMinute())) {
        time = time.plusMinutes(1);
      } else {
        return time.toInstant();
      }
    }
    return Instant.MAX;
  }

  private static int weekday(ZonedDateTime time) {
    return time.getDayOfWeek().getValue() % 7 + 1;
  }
}
