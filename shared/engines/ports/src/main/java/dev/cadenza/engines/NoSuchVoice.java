package dev.cadenza.engines;

import static java.util.stream.Collectors.joining;

import dev.cadenza.model.PermanentFailure;
import java.util.List;

/** The failures for unknown voices. */
public final class NoSuchVoice {
  /** The failure for an unknown voice among an engine's voices. */
  private static final int NAMED = 6;

  private NoSuchVoice() {}

  /**
   * @param here whose voices are listed, if the id begins with the name of one
   */
  public static PermanentFailure of(String id, List<SpeechSynthesizer> here) {
    String some =
        here.stream()
            .filter(engine -> id.startsWith(engine.name() + "/"))
            .flatMap(engine -> engine.voices().stream())
            .limit(NAMED)
            .map(Voice::id)
            .collect(joining(", "));
    return new PermanentFailure(
        "unknown_voice",
        "Unknown voice \"%s\". %sThe voices are listed under /api/voices/."
            .formatted(id, some.isEmpty() ? "" : "Choose, for example, " + some + ". "));
  }

  /**
   * @param voices those of the engines in use
   */
  public static PermanentFailure speaking(String language, List<Voice> voices) {
    String engines = voices.stream().map(Voice::engine).distinct().collect(joining(" or "));
    String languages =
        voices.stream()
            .map(voice -> Languages.primary(voice.language()))
            .distinct()
            .sorted()
            .collect(joining(", "));
    return new PermanentFailure(
        "unsupported_language",
        voices.isEmpty()
            ? "No text-to-speech engine is installed."
            : "No voice of %s speaks \"%s\". Choose one of: %s."
                .formatted(engines, language, languages));
  }
}
