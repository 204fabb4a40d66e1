package dev.cadenza.embeddedengines;

import dev.cadenza.engines.Voice;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads espeak-ng's list of voices ({@code espeak_VOICE} in {@code speak_lib.h}). */
@SuppressWarnings("restricted") // The structures are C's.
final class EspeakVoices {
  private static final long NAME = 0;
  private static final long LANGUAGES = 8;
  private static final long IDENTIFIER = 16;
  private static final long GENDER = 24;
  private static final long SIZE = 40;

  private EspeakVoices() {}

  /**
   * The voices with the library's own identifiers, in its order. Of several for one language, which
   * differ in how it is written, the first counts.
   */
  static Map<Voice, String> read(MemorySegment pointers) {
    Map<Voice, String> voices = new LinkedHashMap<>();
    Set<String> ids = new HashSet<>();
    for (long i = 0; ; i++) {
      MemorySegment pointer = pointers.getAtIndex(ValueLayout.ADDRESS, i);
      if (pointer.address() == 0) {
        return voices;
      }
      MemorySegment structure = pointer.reinterpret(SIZE);
      Voice voice = voice(structure);
      if (ids.add(voice.id())) {
        voices.put(voice, string(structure, IDENTIFIER, 0));
      }
    }
  }

  private static Voice voice(MemorySegment voice) {
    // A byte of priority comes before each of its languages; the first is the voice's own.
    String language = string(voice, LANGUAGES, 1);
    return new Voice(
        EspeakSynthesizer.NAME + "/" + language.toLowerCase(Locale.ROOT),
        string(voice, NAME, 0).replace('_', ' ').strip(),
        Locale.forLanguageTag(language).toLanguageTag(),
        gender(voice.get(ValueLayout.JAVA_BYTE, GENDER)),
        EspeakSynthesizer.NAME,
        "draft");
  }

  private static String gender(byte code) {
    return switch (code) {
      case 1 -> "male";
      case 2 -> "female";
      default -> "neutral";
    };
  }

  private static String string(MemorySegment voice, long field, long from) {
    return voice.get(ValueLayout.ADDRESS, field).reinterpret(Long.MAX_VALUE).getString(from);
  }
}
