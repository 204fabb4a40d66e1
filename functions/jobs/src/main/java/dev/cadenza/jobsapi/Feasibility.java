package dev.cadenza.jobsapi;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.model.JobType;
import dev.cadenza.text.TextMarks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out before a job is accepted what its worker would refuse: by asking the same engines, by
 * the same rules. They are looked for once, when the function starts.
 */
final class Feasibility {
  private static final String ENGLISH = "en";
  private static final String LANGUAGE = "language";

  private final Engines engines;

  /**
   * @param engines as {@code GET /api/engines/} and {@code GET /api/voices/} list them
   */
  Feasibility(Engines engines) {
    this.engines = requireNonNull(engines, "engines");
  }

  /**
   * What no engine can do of what parameters ask for, and marks of the text that are wrong, by the
   * parameters' names.
   *
   * @param parameters of the right form
   * @param owner the user whose cloned voices may be used
   */
  Map<String, Object> faults(JobType type, Map<String, Object> parameters, String owner) {
    Map<String, Object> faults = new LinkedHashMap<>(unsupported(type, parameters, owner));
    if (type == JobType.TTS && parameters.get("text") instanceof String text) {
      TextMarks.fault(text).ifPresent(fault -> faults.put("text", List.of(fault)));
    }
    return faults;
  }

  private Map<String, Object> unsupported(
      JobType type, Map<String, Object> parameters, String owner) {
    if (engines.names(Capability.TTS).isEmpty()) {
      // The workers' packages are not installed here, as in a container of SAM: the workers check
      // the parameters.
      return Map.of();
    }
    Wanted wanted = new Wanted(engines, parameters, owner);
    switch (type) {
      case STT -> transcript(wanted);
      case TTS -> wanted.spoken(LANGUAGE);
      case VOICE_CLONING -> clone(wanted);
      case DUBBING -> dub(wanted);
      case AI_STORIES -> story(wanted);
    }
    return wanted.faults();
  }

  private static void transcript(Wanted wanted) {
    String usual = wanted.usualSpokenLanguage().orElse(ENGLISH);
    wanted.recognized(LANGUAGE, usual);
    wanted.translated(LANGUAGE, usual, "translate_to");
    wanted.diarized("speakers");
  }

  private static void clone(Wanted wanted) {
    wanted.cloned();
    wanted.voiceFor(LANGUAGE, ENGLISH);
  }

  private static void dub(Wanted wanted) {
    wanted.recognized("source_language", ENGLISH);
    wanted.translated("source_language", ENGLISH, "target_language");
    wanted.dubbed("target_language");
  }

  private static void story(Wanted wanted) {
    wanted.written(LANGUAGE, ENGLISH);
    wanted.voiceFor(LANGUAGE, ENGLISH);
    wanted.voices(LANGUAGE, ENGLISH);
  }
}
