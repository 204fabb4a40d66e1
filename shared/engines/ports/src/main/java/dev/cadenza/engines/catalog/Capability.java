package dev.cadenza.engines.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an engine can do. The parts of a job may use different engines. */
public enum Capability {
  STT("speech-to-text"),
  TTS("text-to-speech"),
  TRANSLATION("translation"),
  STORIES("stories"),
  CLONING("voice-cloning");

  private static final Set<String> DRAFTS =
      Set.of("pocketsphinx", "flite", "espeak-ng", "apertium", "storyteller", "voiceprint");

  private final String kind;

  Capability(String kind) {
    this.kind = requireNonNull(kind, "kind");
  }

  public static Optional<Capability> ofWire(String wire) {
    return Arrays.stream(values()).filter(it -> it.wire().equals(wire)).findFirst();
  }

  /** The name in settings and parameters, such as {@code stt}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name in {@code GET /api/engines/}, such as {@code speech-to-text}. */
  public String kind() {
    return kind;
  }

  /** The embedded engines, by decreasing quality. */
  public List<String> embedded() {
    return switch (this) {
      case STT -> List.of("whisper", "pocketsphinx");
      case TTS -> List.of("kokoro", "piper", "flite", "espeak-ng");
      case TRANSLATION -> List.of("bergamot", "apertium");
      case STORIES -> List.of("llama", "storyteller");
      case CLONING -> List.of("kokoro", "voiceprint");
    };
  }

  /** {@code draft} of an embedded engine without a neural model, {@code natural} of all others. */
  public String qualityOf(String engine) {
    return DRAFTS.contains(engine) ? "draft" : "natural";
  }

  /** The setting that selects an engine, such as {@code engine_stt}. */
  public String setting() {
    return "engine_" + wire();
  }

  /** The variable that selects an engine, such as {@code ENGINE_STT}. */
  public String variable() {
    return "ENGINE_" + name();
  }
}
