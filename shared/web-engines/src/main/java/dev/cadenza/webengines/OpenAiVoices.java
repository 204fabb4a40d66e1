package dev.cadenza.webengines;

import dev.cadenza.engines.Voice;
import java.util.Arrays;
import java.util.List;

/**
 * The voices of a deployment's endpoint, as {@code OPENAI_TTS_VOICES} lists them: {@code
 * name:language:gender}, with commas between. Without a language a voice speaks whatever it reads.
 */
final class OpenAiVoices {
  private static final String USUAL =
      "alloy::neutral,ash::male,ballad::male,coral::female,echo::male,fable::neutral,"
          + "nova::female,onyx::male,sage::female,shimmer::female,verse::male";

  private OpenAiVoices() {}

  static List<Voice> of(String listed) {
    return Arrays.stream((listed.isBlank() ? USUAL : listed).split(","))
        .map(String::strip)
        .filter(voice -> !voice.isEmpty())
        .map(voice -> voice(voice.split(":", -1)))
        .toList();
  }

  private static Voice voice(String[] fields) {
    String name = fields[0].strip();
    return new Voice(
        OpenAiFamily.NAME + "/" + name,
        name,
        field(fields, 1, Voice.ANY_LANGUAGE),
        field(fields, 2, "neutral"),
        OpenAiFamily.NAME,
        "natural");
  }

  private static String field(String[] fields, int index, String usual) {
    return fields.length > index && !fields[index].isBlank() ? fields[index].strip() : usual;
  }
}
