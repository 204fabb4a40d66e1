package dev.cadenza.jobsapi;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.Price;
import dev.cadenza.engines.StoryRequest;
import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.engines.choice.EngineDirectory;
import dev.cadenza.http.WireException;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.model.Cost;
import dev.cadenza.model.JobType;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses a job that would cost more than its owner may spend in a month (UTC).
 *
 * <p>What a text costs is known beforehand, what a recording costs is not, and other jobs may be
 * waiting. So a job that is accepted takes the limit along, and its worker stops before more than
 * is left is asked for.
 */
final class SpendingLimit {
  // Of a story, in English.
  private static final double TOKENS_PER_WORD = 1.5;
  private static final double CHARACTERS_PER_WORD = 6;

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

  /** The spending of this month, of one user or of all. */
  Cost spent(Optional<String> owner) {
    return store.spent(owner, month());
  }

  /**
   * Checks that the spending limit allows a job.
   *
   * @return the owner's spending limit per month, if set
   * @throws WireException 402. Not 400, because no field is invalid, and the same request may be
   *     accepted next month.
   */
  Optional<Cost> check(
      JobType type, Map<String, Object> parameters, String owner, OwnerSettings settings) {
    if (settings.limit().isEmpty()) {
      return Optional.empty();
    }
    Cost limit = Cost.ofUsd(Math.max(0, settings.limit().getAsDouble()));
    if (costs(type, parameters)) {
      Cost spent = spent(Optional.of(owner));
      Cost after = spent.and(estimate(type, parameters));
      if (spent.compareTo(limit) >= 0 || after.compareTo(limit) > 0) {
        throw refusal(after, limit);
      }
    }
    return Optional.of(limit);
  }

  private boolean costs(JobType type, Map<String, Object> parameters) {
    return EngineRules.parts(type).stream()
        .anyMatch(part -> directory.price(part, parameters).usd() > 0);
  }

  private static WireException refusal(Cost after, Cost limit) {
    return WireException.detail(
        402,
        String.format(
            Locale.ROOT,
            "This job would raise the month's spending to %.2f of %.2f USD. Choose a free engine, or have the setting \"%s\" raised.",
            after.usd(),
            limit.usd(),
            OwnerSettings.LIMIT));
  }

  /** What is known of it beforehand: texts, and stories by their length. */
  private Cost estimate(JobType type, Map<String, Object> parameters) {
    if (type == JobType.TTS && parameters.get("text") instanceof String text) {
      return price(Capability.TTS, parameters).of(text.length());
    }
    if (type == JobType.AI_STORIES) {
      int words = StoryRequest.Length.of(parameters.get("length")).mostWords();
      return price(Capability.STORIES, parameters)
          .of(words * TOKENS_PER_WORD)
          .and(price(Capability.TTS, parameters).of(words * CHARACTERS_PER_WORD));
    }
    return Cost.NOTHING;
  }

  private Price price(Capability part, Map<String, Object> parameters) {
    return directory.price(part, parameters);
  }
}
