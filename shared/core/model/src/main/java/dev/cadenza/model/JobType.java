package dev.cadenza.model;

import java.util.Arrays;
import java.util.Optional;

/** The job types with their names in the API; docs/adding-a-job-type.md adds another. */
public enum JobType {
  STT("stt"),
  TTS("tts"),
  VOICE_CLONING("voice_cloning"),
  DUBBING("dubbing"),
  AI_STORIES("ai_stories");

  private final String wire;

  JobType(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }

  public static Optional<JobType> ofWire(String wire) {
    return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
  }
}
