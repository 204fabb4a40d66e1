package dev.cadenza.jobsapi;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.engines.choice.EngineDirectory;
import dev.cadenza.engines.story.StoryRequest;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.jobs.parameters.AiStoryParameters;
import dev.cadenza.jobs.parameters.SubmittedParameters;
import dev.cadenza.jobs.parameters.TextToSpeechParameters;
import dev.cadenza.jobs.parameters.TypedParameters;
import dev.cadenza.model.Cost;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * Rejects a job that would exceed its owner's monthly spending limit (UTC).
 *
 * <p>The cost of a text is known at submission, the cost of a recording is not, and other jobs may
 * be waiting. So an accepted job stores the limit, and its worker stops before exceeding it.
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
  Optional<Cost> check(SubmittedParameters parameters, String owner, OwnerSettings settings) {
    if (settings.limit().isEmpty()) {
      return Optional.empty();
    }
    Cost limit = Cost.ofUsd(Math.max(0, settings.limit().getAsDouble()));
    if (costs(parameters)) {
      Cost spent = spent(Optional.of(owner));
      Cost after = spent.and(estimate(parameters.typed()));
      if (spent.compareTo(limit) >= 0 || after.compareTo(limit) > 0) {
        throw refusal(after, limit);
      }
    }
    return Optional.of(limit);
  }

  private boolean costs(SubmittedParameters parameters) {
    return EngineRules.parts(parameters.type()).stream()
        .anyMatch(part -> directory.price(part, parameters.typed()).usd() > 0);
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

  /** The estimated cost: of texts, and of stories by their length. */
  private Cost estimate(TypedParameters parameters) {
    if (parameters instanceof TextToSpeechParameters speech) {
      int characters = speech.text().map(String::length).orElse(0);
      return directory.price(Capability.TTS, speech).of(characters);
    }
    if (parameters instanceof AiStoryParameters story) {
      int words = StoryRequest.Length.of(story.length()).mostWords();
      return directory
          .price(Capability.STORIES, story)
          .of(words * TOKENS_PER_WORD)
          .and(directory.price(Capability.TTS, story).of(words * CHARACTERS_PER_WORD));
    }
    return Cost.NOTHING;
  }
}
