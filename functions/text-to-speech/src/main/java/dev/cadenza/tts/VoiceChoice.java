package dev.cadenza.tts;

import dev.cadenza.engines.Languages;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.jobs.parameters.TextToSpeechParameters;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.narration.Cast;
import dev.cadenza.narration.Casting;
import dev.cadenza.narration.Genders;
import dev.cadenza.narration.Script;
import dev.cadenza.text.Scripts;
import dev.cadenza.text.marks.TextMarks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Assigns voices to the speakers of a text. */
final class VoiceChoice {
  private static final String DEFAULT_LANGUAGE = "en-US";

  private final Engines engines;
  private final Optional<String> language;
  private final Map<String, Voice> requested = new LinkedHashMap<>();

  /**
   * @throws PermanentFailure {@code unknown_voice}, {@code voice_language_mismatch}
   */
  VoiceChoice(TextToSpeechParameters parameters, Engines engines) {
    this.engines = engines;
    this.language = parameters.language();
    parameters.voices().voice().ifPresent(id -> request(MarkedText.NARRATOR, id));
    parameters.voices().byKey().forEach(this::request);
  }

  private void request(String speaker, String id) {
    requested.put(
        speaker, language.map(tag -> engines.voice(id, tag)).orElseGet(() -> engines.voice(id)));
  }

  /**
   * Assigns a voice to each speaker without one: of the text's language and the speaker's gender,
   * and unique if possible.
   *
   * @throws PermanentFailure {@code unsupported_language}
   */
  Cast of(Script script) {
    return of(script, Optional.empty());
  }

  /**
   * @param stated the language that the text itself names, which is used if a voice speaks it
   */
  Cast of(Script script, Optional<String> stated) {
    Voice first =
        requested.isEmpty()
            ? voiceOfLanguage(textOf(script), stated)
            : requested.values().iterator().next();
    List<Voice> choice = Casting.choice(first, beside(first));
    Map<String, String> names =
        script.speakers().stream()
            .filter(speaker -> !speaker.equals(MarkedText.NARRATOR))
            .collect(Collectors.toMap(Function.identity(), Function.identity()));
    Map<String, String> genders =
        new Genders(script, names, MarkedText.NARRATOR, language.orElse(first.language())).found();
    return Casting.of(choice, script, MarkedText.NARRATOR, genders, requested);
  }

  private static String textOf(Script script) {
    return script.sentences().stream()
        .map(sentence -> TextMarks.heard(sentence.text()))
        .collect(Collectors.joining(" "));
  }

  /** Whether the job sets the speaker's voice, which is then used for all of the text. */
  boolean chose(String speaker) {
    return requested.containsKey(speaker);
  }

  /**
   * The language of a text if the job does not set it: the usual one, or the detected language of a
   * text without its letters.
   */
  private static String languageOf(String text, String usual) {
    Scripts letters = Scripts.of(usual);
    return Scripts.in(text).stream()
        .findFirst()
        .filter(_ -> text.codePoints().filter(Character::isLetter).noneMatch(letters::contains))
        .map(script -> Scripts.likelyLanguage(script, text))
        .orElse(usual);
  }

  private Voice voiceOfLanguage(String text, Optional<String> stated) {
    if (language.isPresent()) {
      return engines.voiceFor(language.get());
    }
    String likely = languageOf(text, stated.filter(engines::speaks).orElse(DEFAULT_LANGUAGE));
    return engines.speaks(likely) ? engines.voiceFor(likely) : engines.voiceFor(DEFAULT_LANGUAGE);
  }

  private List<Voice> beside(Voice first) {
    String spoken = Languages.primary(first.language());
    return engines.voicesBeside(first).stream()
        .filter(voice -> Languages.primary(voice.language()).equals(spoken))
        .toList();
  }
}
