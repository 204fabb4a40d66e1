package dev.cadenza.text.marks;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Phonemes in a spoken text: a word whose characters are moved to a private plane of Unicode, so
 * that no rule for written text changes them, and engines recognize them.
 */
public final class PhoneticWord {
  /** The characters of phonetic words, for the inside of a regular expression's brackets. */
  public static final String CHARACTERS = "\\x{F0000}-\\x{FFFFD}";

  /** The supplementary private use area. */
  private static final int PLANE = 0xF0000;

  private static final String LETTERS =
      "abcdefhijklmnopqrstuvwxyzæçðøħŋœɐɑɒɓɔɕɖɗɘəɚɛɜɝɞɟɡɢɣɤɥɦɧɨɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒ"
          + "ʔʕʘʙʛʜʝʟʡʢβθχᵻ";

  /** Stress, length, and what stands over, under or behind a letter. */
  private static final String MARKS =
      "ˈˌːˑʰʲʷˠˤ˞\u0303\u0329\u030D\u032F\u032A\u0325\u032C\u0361\u035C";

  /** They say nothing to engines: syllables, links and ties. */
  private static final Pattern SILENT = Pattern.compile("[.‿\u0361\u035C]");

  private static final Pattern PHONETIC = Pattern.compile("[" + CHARACTERS + "]");

  private static final Pattern VALID =
      Pattern.compile(
          "[%s%s. ‿]*[%s][%s%s. ‿]*".formatted(LETTERS, MARKS, LETTERS, LETTERS, MARKS));

  private PhoneticWord() {}

  /** Whether a text contains one. */
  public static boolean in(String text) {
    return PHONETIC.matcher(text).find();
  }

  /** Whether a text consists of phonemes of the International Phonetic Alphabet. */
  static boolean isValid(String ipa) {
    return VALID.matcher(normal(ipa)).matches();
  }

  /**
   * @param ipa valid; may be within slashes
   * @return one word
   */
  static String of(String ipa) {
    StringBuilder word = new StringBuilder();
    SILENT
        .matcher(normal(ipa))
        .replaceAll("")
        .codePoints()
        .forEach(character -> word.appendCodePoint(PLANE + character));
    return word.toString();
  }

  /**
   * The phonemes of a word.
   *
   * @param word with no character that is not of a phonetic word
   */
  public static String ipa(String word) {
    StringBuilder ipa = new StringBuilder();
    word.codePoints().forEach(character -> ipa.appendCodePoint(character - PLANE));
    return ipa.toString();
  }

  private static String normal(String ipa) {
    return Normalizer.normalize(ipa.strip().replaceAll("^/|/$", "").strip(), Normalizer.Form.NFD)
        .replace("c\u0327", "ç")
        .replace('g', 'ɡ')
        .replace("'", "ˈ")
        .replace(":", "ː")
        .replaceAll("\\s+", " ");
  }
}
