package dev.cadenza.jobsapi;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.jobs.parameters.AiStoryParameters;
import dev.cadenza.jobs.parameters.DubbingParameters;
import dev.cadenza.jobs.parameters.GivenSubtitles;
import dev.cadenza.jobs.parameters.SpeechToTextParameters;
import dev.cadenza.jobs.parameters.TextToSpeechParameters;
import dev.cadenza.jobs.parameters.TypedParameters;
import dev.cadenza.jobs.parameters.VoiceCloningParameters;
import dev.cadenza.text.marks.TextMarks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rejects at submission what a worker would reject: with the same engines and rules. The engines
 * are found once, when the function starts.
 */
final class Feasibility {
  private static final String ENGLISH = "en";
  private static final String LANGUAGE = "language";

  private final Engines engines;

  /**
   * @param engines as in {@code GET /api/engines/} and {@code GET /api/voices/}
   */
  Feasibility(Engines engines) {
    this.engines = requireNonNull(engines, "engines");
  }

  /**
   * The unsupported parameters and invalid marks of the text, by parameter name.
   *
   * @param owner the user whose cloned voices may be used
   */
  Map<String, Object> faults(TypedParameters parameters, String owner) {
    Map<String, Object> faults = new LinkedHashMap<>(unsupported(parameters, owner));
    if (parameters instanceof TextToSpeechParameters speech) {
      speech
          .text()
          .flatMap(TextMarks::fault)
          .ifPresent(fault -> faults.put("text", List.of(fault)));
    }
    return faults;
  }

  private Map<String, Object> unsupported(TypedParameters parameters, String owner) {
    if (engines.names(Capability.TTS).isEmpty()) {
      // The workers' packages are not installed here, as in a container of SAM: the workers check
      // the parameters.
      return Map.of();
    }
    Wanted wanted = new Wanted(engines, parameters, owner);
    switch (parameters) {
      case SpeechToTextParameters transcript -> transcript(transcript, wanted);
      case TextToSpeechParameters speech -> speech(speech, wanted);
      case VoiceCloningParameters clone -> clone(clone, wanted);
      case DubbingParameters dub -> dub(dub, wanted);
      case AiStoryParameters story -> story(story, wanted);
    }
    return wanted.faults();
  }

  private static void transcript(SpeechToTextParameters transcript, Wanted wanted) {
    Optional<String> given = transcript.language();
    String language = given.or(wanted::usualSpokenLanguage).orElse(ENGLISH);
    wanted.recognized(LANGUAGE, language);
    transcript
        .translateTo()
        .map(to -> new LanguagePair(language, to))
        .ifPresent(pair -> wanted.translated(pair, given.map(_ -> LANGUAGE), "translate_to", true));
    if (transcript.diarization().isWanted()) {
      wanted.diarized("speakers");
    }
  }

  private static void speech(TextToSpeechParameters speech, Wanted wanted) {
    wanted.spoken(LANGUAGE, speech.language());
    if (speech.text().filter(TextMarks::hasPhonemes).isPresent()) {
      wanted.phonemes("text", speech.language());
    }
  }

  private static void clone(VoiceCloningParameters clone, Wanted wanted) {
    wanted.cloned();
    wanted.voiceFor(LANGUAGE, clone.language());
  }

  private static void dub(DubbingParameters dub, Wanted wanted) {
    Optional<String> given = dub.sourceLanguage();
    String source = given.or(wanted::usualSpokenLanguage).orElse(ENGLISH);
    if (dub.given().isEmpty()) {
      wanted.recognized("source_language", source);
    }
    boolean translated = dub.given().filter(GivenSubtitles::translated).isPresent();
    if (!dub.targetLanguage().isEmpty() && !translated) {
      wanted.translated(
          new LanguagePair(source, dub.targetLanguage()),
          given.map(_ -> "source_language"),
          "target_language",
          false);
    }
    if (dub.diarization().isWanted()) {
      wanted.diarized("speakers");
    }
    wanted.dubbed("target_language", dub);
  }

  private static void story(AiStoryParameters story, Wanted wanted) {
    wanted.written(LANGUAGE, story.language());
    wanted.voiceFor(LANGUAGE, story.language());
    wanted.voices(LANGUAGE, Optional.of(story.language()));
  }
}
