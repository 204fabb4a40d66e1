package dev.cadenza.engines.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What engines do, each for itself: a job may have its parts done by several. */
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

  /** As settings and parameters name it, such as {@code stt}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As {@code GET /api/engines/} names it, such as {@code speech-to-text}. */
  public String kind() {
    return kind;
  }

  /** The engines that need no service elsewhere, those of the best quality first. */
  public List<String> embedded() {
    return switch (this) {
      case STT -> List.of("whisper", "pocketsphinx");
      case TTS -> List.of("kokoro", "piper", "flite", "espeak-ng");
      case TRANSLATION -> List.of("bergamot", "apertium");
      case STORIES -> List.of("storyteller");
      case CLONING -> List.of("kokoro", "voiceprint");
    };
  }

  /** {@code draft} of an embedded engine without a neural model, {@code natural} of all others. */
  public String qualityOf(String engine) {
    return DRAFTS.contains(engine) ? "draft" : "natural";
  }

  /** The setting by which a person chooses, such as {@code engine_stt}. */
  public String setting() {
    return "engine_" + wire();
  }

  /** The variable by which a deployment chooses, such as {@code ENGINE_STT}. */
  public String variable() {
    return "ENGINE_" + name();
  }
}
