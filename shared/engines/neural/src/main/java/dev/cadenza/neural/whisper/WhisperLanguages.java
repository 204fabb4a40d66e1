package dev.cadenza.neural.whisper;

import dev.cadenza.engines.Languages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The languages of a model: the library's codes and BCP 47's, which differ for a few.
 *
 * @param codes of the library, in its order
 */
record WhisperLanguages(List<String> codes) {
  /** The engine is to find out. */
  static final String UNDETERMINED = "und";

  /** The library has an old code of Javanese. */
  private static final Map<String, String> OTHERS = Map.of("jw", "jv");

  WhisperLanguages {
    codes = List.copyOf(codes);
  }

  static WhisperLanguages of(ModelHeader header) {
    List<String> all = WhisperLibrary.get().languageCodes();
    return new WhisperLanguages(all.subList(0, Math.min(all.size(), header.languages())));
  }

  /** The languages that can be asked for, as primary BCP 47 languages. */
  Set<String> primary() {
    Map<String, String> primary = byPrimary();
    if (codes.size() > 1) {
      primary.put(UNDETERMINED, "");
    }
    return Set.copyOf(primary.keySet());
  }

  /** The library's code of a primary BCP 47 language that it has. */
  String code(String primary) {
    return byPrimary().get(primary);
  }

  /** The primary BCP 47 language of one of the library's codes. */
  static String primary(String code) {
    return Languages.primary(OTHERS.getOrDefault(code, code));
  }

  private Map<String, String> byPrimary() {
    Map<String, String> all = new LinkedHashMap<>();
    codes.forEach(code -> all.put(primary(code), code));
    return all;
  }
}
