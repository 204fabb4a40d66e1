package dev.cadenza.webengines;

import dev.cadenza.engines.Voice;
import java.util.Arrays;
import java.util.List;

/**
 * The voices of a deployment's account, as {@code ELEVENLABS_VOICES} lists them: {@code
 * id:name:gender}, with commas between. Each speaks whatever it reads. Without the variable, some
 * that every account has.
 */
final class ElevenLabsVoices {
  private static final String USUAL =
      "21m00Tcm4TlvDq8ikWAM:Rachel:female,EXAVITQu4vr4xnSDxMaL:Sarah:female,"
          + "JBFqnCBsd6RMkjVDRZzb:George:male,onwK4e9ZLuTAKqWW03F9:Daniel:male,"
          + "pNInz6obpgDQGcFmaJgB:Adam:male,XB0fDUnXU5powFXDhCwa:Charlotte:female";

  private ElevenLabsVoices() {}

  static List<Voice> of(String listed) {
    return Arrays.stream((listed.isBlank() ? USUAL : listed).split(","))
        .map(String::strip)
        .filter(voice -> !voice.isEmpty())
        .map(voice -> voice(voice.split(":", -1)))
        .toList();
  }

  private static Voice voice(String[] fields) {
    String id = fields[0].strip();
    return new Voice(
        ElevenLabsFamily.NAME + "/" + id,
        fields.length > 1 && !fields[1].isBlank() ? fields[1].strip() : id,
        Voice.ANY_LANGUAGE,
        fields.length > 2 && !fields[2].isBlank() ? fields[2].strip() : "neutral",
        ElevenLabsFamily.NAME,
        "natural");
  }
}
