package dev.cadenza.tts;

import dev.cadenza.engines.Engines;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.Voice;
import dev.cadenza.jobs.parameters.Given;
import dev.cadenza.jobs.parameters.Speakers;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.narration.Cast;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a voice for everyone who speaks in a text. */
final class Casting {
  private static final String DEFAULT_LANGUAGE = "en-US";

  private final Engines engines;
  private final Optional<String> language;
  private final Map<String, Voice> wanted = new LinkedHashMap<>();

  /**
   * @throws PermanentFailure {@code unknown_voice}, {@code voice_language_mismatch}
   */
  Casting(Map<String, Object> parameters, Engines engines) {
    this.engines = engines;
    this.language = Given.text(parameters, "language");
    Given.text(parameters, "voice").ifPresent(id -> want(MarkedText.NARRATOR, id));
    Speakers.voices(parameters).forEach(this::want);
  }

  private void want(String speaker, String id) {
    wanted.put(
        speaker, language.map(tag -> engines.voice(id, tag)).orElseGet(() -> engines.voice(id)));
  }

  /**
   * Whoever has none gets one of the text's language that nobody else has, as long as there are
   * any.
   *
   * @throws PermanentFailure {@code unsupported_language}
   */
  Cast of(Collection<String> speakers) {
    Voice first = wanted.isEmpty() ? voiceOfLanguage() : wanted.values().iterator().next();
    Map<String, Voice> cast = new LinkedHashMap<>();
    for (String speaker : speakers) {
      cast.put(speaker, wanted.containsKey(speaker) ? wanted.get(speaker) : other(first, cast));
    }
    return new Cast(cast);
  }

  private Voice voiceOfLanguage() {
    return engines.voiceFor(language.orElse(DEFAULT_LANGUAGE));
  }

  private Voice other(Voice first, Map<String, Voice> cast) {
    String spoken = Languages.primary(first.language());
    List<Voice> fitting =
        Stream.concat(Stream.of(first), engines.voicesBeside(first).stream())
            .distinct()
            .filter(voice -> Languages.primary(voice.language()).equals(spoken))
            .toList();
    return fitting.stream()
        .filter(voice -> !cast.containsValue(voice) && !wanted.containsValue(voice))
        .findFirst()
        .orElseGet(() -> fitting.get(cast.size() % fitting.size()));
  }
}
