package dev.cadenza.webengines;

import dev.cadenza.engines.Voice;
import dev.cadenza.webengines.ListedVoices.Listed;
import java.util.List;

/**
 * The voices of a deployment's account, from {@code ELEVENLABS_VOICES}: {@code id:name:gender},
 * separated by commas. Each speaks any language. Default: voices that every account has.
 */
final class ElevenLabsVoices {
  private static final String USUAL =
      "21m00Tcm4TlvDq8ikWAM:Rachel:female,EXAVITQu4vr4xnSDxMaL:Sarah:female,"
          + "JBFqnCBsd6RMkjVDRZzb:George:male,onwK4e9ZLuTAKqWW03F9:Daniel:male,"
          + "pNInz6obpgDQGcFmaJgB:Adam:male,XB0fDUnXU5powFXDhCwa:Charlotte:female";

  private ElevenLabsVoices() {}

  static List<Voice> of(String variable) {
    return ListedVoices.read(variable, USUAL).stream().map(ElevenLabsVoices::voice).toList();
  }

  private static Voice voice(Listed listed) {
    String id = listed.field(0, "");
    return new Voice(
        ElevenLabsFamily.NAME + "/" + id,
        listed.field(1, id),
        Voice.ANY_LANGUAGE,
        listed.field(2, "neutral"),
        ElevenLabsFamily.NAME,
        "natural");
  }
}
