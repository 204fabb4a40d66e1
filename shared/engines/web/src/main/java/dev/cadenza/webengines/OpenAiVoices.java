package dev.cadenza.webengines;

import dev.cadenza.engines.Voice;
import dev.cadenza.webengines.ListedVoices.Listed;
import java.util.List;

/**
 * The voices of a deployment's endpoint, from {@code OPENAI_TTS_VOICES}: {@code
 * name:language:gender}, separated by commas. A voice without a language speaks any language.
 */
final class OpenAiVoices {
  private static final String USUAL =
      "alloy::neutral,ash::male,ballad::male,coral::female,echo::male,fable::neutral,"
          + "nova::female,onyx::male,sage::female,shimmer::female,verse::male";

  private OpenAiVoices() {}

  static List<Voice> of(String variable) {
    return ListedVoices.read(variable, USUAL).stream().map(OpenAiVoices::voice).toList();
  }

  private static Voice voice(Listed listed) {
    String name = listed.field(0, "");
    return new Voice(
        OpenAiFamily.NAME + "/" + name,
        name,
        listed.field(1, Voice.ANY_LANGUAGE),
        listed.field(2, "neutral"),
        OpenAiFamily.NAME,
        "natural");
  }
}
