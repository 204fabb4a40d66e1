package dev.cadenza.embeddedengines;

import dev.cadenza.text.marks.PhoneticWord;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes phonemes as espeak-ng reads them, within double brackets: its own letters for those of the
 * International Phonetic Alphabet. A phoneme that a language does not have is left out by
 * espeak-ng.
 */
final class EspeakMnemonics {
  private static final Pattern PHONETIC = Pattern.compile("[" + PhoneticWord.CHARACTERS + "]+");

  /** Read as the start of phonemes, so as many other brackets stand there. */
  private static final Pattern DOUBLE_BRACKETS = Pattern.compile("\\[\\[");

  /** The longest first. */
  private static final List<String> SEVERAL =
      List.of("ɜː", "ɑ\u0303", "ɔ\u0303", "ɛ\u0303", "œ\u0303", "ɜ");

  private static final Map<String, String> BY_SEVERAL =
      Map.of(
          "ɜː", "3:", "ɜ", "3:", "ɑ\u0303", "A~", "ɔ\u0303", "O~", "ɛ\u0303", "E~", "œ\u0303",
          "W~");

  private static final Map<Integer, String> BY_ONE =
      Map.ofEntries(
          letter("ˈ", "'"),
          letter("ˌ", ","),
          letter("ː", ":"),
          letter("ˑ", ":"),
          letter("\u0303", "~"),
          letter("ʃ", "S"),
          letter("ʒ", "Z"),
          letter("θ", "T"),
          letter("ð", "D"),
          letter("ŋ", "N"),
          letter("ɲ", "n^"),
          letter("ʎ", "l^"),
          letter("ɹ", "r"),
          letter("ʁ", "R"),
          letter("ʀ", "R"),
          letter("ɾ", "*"),
          letter("ɡ", "g"),
          letter("ɣ", "Q"),
          letter("β", "B"),
          letter("ç", "C"),
          letter("χ", "x"),
          letter("ʔ", "?"),
          letter("ɫ", "l"),
          letter("ə", "@"),
          letter("ɚ", "3"),
          letter("ɝ", "3:"),
          letter("ɐ", "a"),
          letter("ɪ", "I"),
          letter("ʊ", "U"),
          letter("ɛ", "E"),
          letter("æ", "a"),
          letter("ʌ", "V"),
          letter("ɒ", "0"),
          letter("ɔ", "O"),
          letter("ɑ", "A"),
          letter("ø", "Y"),
          letter("œ", "W"),
          letter("ʏ", "y"),
          letter("ɥ", "y"),
          letter("ɨ", "I"),
          letter("ᵻ", "I"));

  private EspeakMnemonics() {}

  private static Map.Entry<Integer, String> letter(String ipa, String mnemonic) {
    return Map.entry(ipa.codePointAt(0), mnemonic);
  }

  /** A text with its phonetic words for espeak-ng. */
  static String in(String text) {
    return PHONETIC
        .matcher(DOUBLE_BRACKETS.matcher(text).replaceAll("(("))
        .replaceAll(
            word ->
                Matcher.quoteReplacement("[[" + mnemonics(PhoneticWord.ipa(word.group())) + "]]"));
  }

  private static String mnemonics(String ipa) {
    StringBuilder mnemonics = new StringBuilder();
    int at = 0;
    while (at < ipa.length()) {
      int here = at;
      String several =
          SEVERAL.stream().filter(it -> ipa.startsWith(it, here)).findFirst().orElse("");
      int character = ipa.codePointAt(at);
      if (several.isEmpty()) {
        mnemonics.append(BY_ONE.getOrDefault(character, Character.toString(character)));
        at += Character.charCount(character);
      } else {
        mnemonics.append(BY_SEVERAL.get(several));
        at += several.length();
      }
    }
    return mnemonics.toString();
  }
}
