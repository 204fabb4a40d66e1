package dev.cadenza.jobs.parameters;

import dev.cadenza.jobs.parameters.validation.Parameter;
import dev.cadenza.jobs.parameters.validation.ParameterReader;
import dev.cadenza.jobs.parameters.validation.ParameterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which chapters of a text are spoken: the parameter {@code chapters}, such as {@code [1, "5-9"]}.
 *
 * @param ranges of numbers from 1; empty for all chapters
 */
public record RequestedChapters(List<Range> ranges) {
  static final String NAME = "chapters";

  private static final int MAX = 10_000;
  private static final Pattern RANGE = Pattern.compile("([1-9]\\d{0,3})-([1-9]\\d{0,3})");

  static final Parameter PARAMETER =
      Parameter.optional(
          NAME,
          new ParameterType.ListOf(
              new ParameterType.WordOrWhole(
                  new ParameterType.Form(RANGE, "a range of chapters", "5-9"),
                  new ParameterType.Whole(1, MAX)),
              100),
          "The chapters to speak, by their numbers in the text, from 1, such as [1, 3, \"5-9\"];"
              + " the limit of characters applies to these. Default: all.");

  public RequestedChapters {
    ranges = List.copyOf(ranges);
  }

  /** Both ends are included. */
  public record Range(int first, int last) {
    boolean contains(int number) {
      return number >= first && number <= last;
    }

    @Override
    public String toString() {
      return first == last ? Integer.toString(first) : first + "-" + last;
    }
  }

  static RequestedChapters of(ParameterReader parameters) {
    List<Range> ranges = new ArrayList<>();
    for (Object item : parameters.list(NAME)) {
      range(item).ifPresent(ranges::add);
    }
    return new RequestedChapters(ranges);
  }

  private static Optional<Range> range(Object item) {
    if (item instanceof Number number) {
      return Optional.of(new Range(number.intValue(), number.intValue()));
    }
    Matcher range = RANGE.matcher(item instanceof String text ? text.strip() : "");
    return range.matches()
        ? Optional.of(new Range(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2))))
        : Optional.empty();
  }

  /** The errors of ranges that end before they begin, by the index of the item. */
  static Optional<Object> fault(Map<String, Object> json) {
    Map<String, Object> faults = new LinkedHashMap<>();
    List<?> items = new ParameterReader(json).list(NAME);
    for (int i = 0; i < items.size(); i++) {
      String place = Integer.toString(i);
      range(items.get(i))
          .filter(range -> range.last() < range.first())
          .ifPresent(
              range ->
                  faults.put(
                      place,
                      List.of(
                          "Enter the lower number first: \"%d-%d\"."
                              .formatted(range.last(), range.first()))));
    }
    return faults.isEmpty() ? Optional.empty() : Optional.of(faults);
  }

  public boolean areAll() {
    return ranges.isEmpty();
  }

  public boolean contains(int number) {
    return areAll() || ranges.stream().anyMatch(range -> range.contains(number));
  }
}
