package dev.cadenza.neural.phonemes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Divides a word in the International Phonetic Alphabet into phonemes as espeak-ng writes them. */
final class IpaPhonemes {
  private static final String STRESS = "ˈˌ";
  private static final String VOWELS = "aeiouyæøœɐɑɒɔɘəɚɛɜɝɞɤɨɪɯɵɶʉʊʌʏᵻ";

  /** Written as one phoneme where no stress is between. */
  private static final Set<String> JOINED =
      Set.of("tʃ", "dʒ", "ts", "dz", "aɪ", "aʊ", "eɪ", "oʊ", "əʊ", "ɔɪ", "ɪə", "eə", "ʊə", "ɔʏ");

  private IpaPhonemes() {}

  /**
   * The phonemes, with stress marks before vowels instead of syllables; a space is one of them.
   *
   * @param ipa decomposed
   */
  static List<String> of(String ipa) {
    List<String> phonemes = new ArrayList<>();
    String stress = "";
    boolean divided = false;
    for (int character : ipa.codePoints().toArray()) {
      String text = Character.toString(character);
      if (STRESS.contains(text)) {
        stress = text;
        divided = true;
      } else if (isLetter(character) || character == ' ') {
        boolean stressed = !stress.isEmpty() && VOWELS.contains(text);
        String last = phonemes.isEmpty() ? "" : phonemes.getLast();
        if (!divided && JOINED.contains(bare(last) + text)) {
          phonemes.set(phonemes.size() - 1, last + text);
        } else {
          phonemes.add(stressed ? stress + text : text);
        }
        stress = stressed ? "" : stress;
        divided = false;
      } else if (!phonemes.isEmpty()) {
        phonemes.set(phonemes.size() - 1, phonemes.getLast() + text);
      }
    }
    return phonemes;
  }

  private static boolean isLetter(int character) {
    return Character.isLetter(character)
        && Character.getType(character) != Character.MODIFIER_LETTER;
  }

  private static String bare(String phoneme) {
    return phoneme.replaceAll("[" + STRESS + "]", "");
  }
}
