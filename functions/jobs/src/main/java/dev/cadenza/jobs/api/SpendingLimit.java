package dev.cadenza.jobs.api;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.Capability;
import dev.cadenza.engines.Cost;
import dev.cadenza.engines.EngineDirectory;
import dev.cadenza.engines.Price;
import dev.cadenza.http.WireException;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.model.JobType;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Refuses a job that would cost more than its owner may spend in a month (UTC).
 *
 * <p>A text's cost is known beforehand. A recording's is not: it is refused once the limit is
 * reached, so that the last one may go beyond it.
 */
final class SpendingLimit {
  private final EngineDirectory directory;
  private final JobStore store;
  private final Clock clock;

  SpendingLimit(EngineDirectory directory, JobStore store, Clock clock) {
    this.directory = requireNonNull(directory, "directory");
    this.store = requireNonNull(store, "store");
    this.clock = requireNonNull(clock, "clock");
  }

  YearMonth month() {
    return YearMonth.now(clock.withZone(ZoneOffset.UTC));
  }

  /** What was spent this month, by one person or by everybody. */
  Cost spent(Optional<String> owner) {
    return new Cost(store.spentMicros(owner, month()));
  }

  /**
   * @throws WireException 402. Nothing is wrong with any field, and the same request is good next
   *     month: 400 would say otherwise.
   */
  void check(JobType type, Map<String, Object> parameters, String owner, OwnerSettings settings) {
    OptionalDouble limit = settings.limit();
    List<Price> prices =
        EngineRules.parts(type).stream()
            .map(part -> directory.price(part, parameters))
            .filter(price -> price.usd() > 0)
            .toList();
    if (limit.isEmpty() || prices.isEmpty()) {
      return;
    }
    double spent = spent(Optional.of(owner)).usd().doubleValue();
    double after = spent + estimate(type, parameters);
    if (spent >= limit.getAsDouble() || after > limit.getAsDouble()) {
      throw WireException.detail(
          402,
          String.format(
              Locale.ROOT,
              "This would bring the month's spending to %.2f of %.2f USD. Choose an engine that costs nothing, or have the setting \"%s\" raised.",
              after,
              limit.getAsDouble(),
              OwnerSettings.LIMIT));
    }
  }

  private double estimate(JobType type, Map<String, Object> parameters) {
    return type == JobType.TTS && parameters.get("text") instanceof String text
        ? directory.price(Capability.TTS, parameters).of(text.length())
        : 0;
  }
}
