package dev.cadenza.embeddedengines;

import dev.cadenza.engines.Voice;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads espeak-ng's list of voices ({@code espeak_VOICE} in {@code speak_lib.h}).
 *
 * <p>Each language has a male voice; variants change its sound.
 */
@SuppressWarnings("restricted") // C structures.
final class EspeakVoices {
  private static final long NAME = 0;
  private static final long LANGUAGES = 8;
  private static final long IDENTIFIER = 16;
  private static final long GENDER = 24;
  private static final long SIZE = 40;

  private static final String VARIANT = "!v/";

  /**
   * The offered variants, the most intelligible first. The word error rate of pocketsphinx in eight
   * sentences is 15 % for F5, 29 % for F2, 56 % for F3, 52 % for M1, 63 % without a variant, and at
   * least 70 % for variants with people's names.
   */
  private static final List<String> OFFERED = List.of("f5", "f2", "f3", "m1");

  private EspeakVoices() {}

  /**
   * The voices with the library's identifiers: first those without a variant in its order, then
   * those with one. Of several for one language, which differ in spelling, the first is used.
   */
  static Map<Voice, String> read(EspeakLibrary library) {
    Map<Voice, String> voices = plain(library.voices());
    Map<Voice, String> all = new LinkedHashMap<>(voices);
    Map<String, String> genders = genders(library.variants());
    voices.forEach(
        (voice, identifier) ->
            OFFERED.stream()
                .filter(genders::containsKey)
                .forEach(
                    variant ->
                        all.put(
                            changed(voice, variant, genders.get(variant)),
                            identifier + "+" + variant)));
    return all;
  }

  private static Voice changed(Voice voice, String variant, String gender) {
    return new Voice(
        voice.id() + "-" + variant,
        voice.name() + " " + variant.toUpperCase(Locale.ROOT),
        voice.language(),
        gender,
        voice.engine(),
        voice.quality());
  }

  /** The installed variants by name. */
  private static Map<String, String> genders(MemorySegment pointers) {
    Map<String, String> genders = new LinkedHashMap<>();
    for (long i = 0; ; i++) {
      MemorySegment pointer = pointers.getAtIndex(ValueLayout.ADDRESS, i);
      if (pointer.address() == 0) {
        return genders;
      }
      MemorySegment variant = pointer.reinterpret(SIZE);
      String identifier = string(variant, IDENTIFIER, 0);
      if (identifier.startsWith(VARIANT)) {
        genders.put(
            identifier.substring(VARIANT.length()),
            gender(variant.get(ValueLayout.JAVA_BYTE, GENDER)));
      }
    }
  }

  private static Map<Voice, String> plain(MemorySegment pointers) {
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
    // Each language is preceded by a byte of priority; the first one is the voice's main language.
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
