package dev.cadenza.neural.whisper;

import java.util.List;
import java.util.Set;

/** The languages of models by their names, for those who do not have the library or the model. */
public final class DeclaredLanguages {
  private static final String ENGLISH_ONLY = ".en";

  /** The library's codes, of all multilingual models. */
  private static final String CODES =
      "af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha haw"
          + " he hi hr ht hu hy id is it ja jw ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr"
          + " ms mt my ne nl nn no oc pa pl ps pt ro ru sa sd si sk sl sn so sq sr su sv sw ta te"
          + " tg th tk tl tr tt uk ur uz vi yi yo zh";

  /** Of whisper-large-v3 and its descendants, whose models have one language more. */
  private static final String CANTONESE = "yue";

  private DeclaredLanguages() {}

  /**
   * As primary BCP 47 languages, with {@code und} if the model finds out.
   *
   * @param model such as {@code whisper-base}
   */
  public static Set<String> of(String model) {
    if (model.endsWith(ENGLISH_ONLY)) {
      return new WhisperLanguages(List.of("en")).primary();
    }
    String codes = model.contains("-v3") ? CODES + " " + CANTONESE : CODES;
    return new WhisperLanguages(List.of(codes.split(" "))).primary();
  }
}
