package dev.cadenza.tts;

import dev.cadenza.engines.Engines;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.Voice;
import dev.cadenza.jobs.parameters.Given;
import dev.cadenza.jobs.parameters.Speakers;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.narration.Cast;
import dev.cadenza.narration.Casting;
import dev.cadenza.narration.Genders;
import dev.cadenza.narration.Script;
import dev.cadenza.narration.Sentence;
import dev.cadenza.text.Scripts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds a voice for everyone who speaks in a text. */
final class VoiceChoice {
  private static final String DEFAULT_LANGUAGE = "en-US";

  private final Engines engines;
  private final Optional<String> language;
  private final Map<String, Voice> wanted = new LinkedHashMap<>();

  /**
   * @throws PermanentFailure {@code unknown_voice}, {@code voice_language_mismatch}
   */
  VoiceChoice(Map<String, Object> parameters, Engines engines) {
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
   * Whoever has none gets one of the text's language, of their gender and of their own, as long as
   * there are any.
   *
   * @throws PermanentFailure {@code unsupported_language}
   */
  Cast of(Script script) {
    Voice first =
        wanted.isEmpty() ? voiceOfLanguage(textOf(script)) : wanted.values().iterator().next();
    List<Voice> choice = Casting.choice(first, beside(first));
    Map<String, String> names =
        script.speakers().stream()
            .filter(speaker -> !speaker.equals(MarkedText.NARRATOR))
            .collect(Collectors.toMap(Function.identity(), Function.identity()));
    Map<String, String> genders =
        new Genders(script, names, MarkedText.NARRATOR, language.orElse(first.language())).found();
    return Casting.of(choice, script, MarkedText.NARRATOR, genders, wanted);
  }

  private static String textOf(Script script) {
    return script.sentences().stream().map(Sentence::text).collect(Collectors.joining(" "));
  }

  /** Whether somebody chose the speaker's voice, for whom no other speaks. */
  boolean chose(String speaker) {
    return wanted.containsKey(speaker);
  }

  /**
   * The language of a text that nobody told the language of: English, or what a text is in that has
   * no letter that English has.
   */
  private static String languageOf(String text) {
    Scripts english = Scripts.of(DEFAULT_LANGUAGE);
    return Scripts.in(text).stream()
        .findFirst()
        .filter(_ -> text.codePoints().filter(Character::isLetter).noneMatch(english::contains))
        .map(script -> Scripts.likelyLanguage(script, text))
        .orElse(DEFAULT_LANGUAGE);
  }

  private Voice voiceOfLanguage(String text) {
    if (language.isPresent()) {
      return engines.voiceFor(language.get());
    }
    String likely = languageOf(text);
    return engines.speaks(likely) ? engines.voiceFor(likely) : engines.voiceFor(DEFAULT_LANGUAGE);
  }

  private List<Voice> beside(Voice first) {
    String spoken = Languages.primary(first.language());
    return engines.voicesBeside(first).stream()
        .filter(voice -> Languages.primary(voice.language()).equals(spoken))
        .toList();
  }
}
