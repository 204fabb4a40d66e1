package dev.cadenza.neural.kokoro;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Maps espeak-ng's phonemes to those that Kokoro was trained on: one character for each diphthong
 * and affricate, and for English the letters of its makers' dictionary.
 *
 * @param replacements in this order, within a phoneme
 */
record KokoroAlphabet(boolean english, List<Replacement> replacements) {
  /** Of all languages. */
  private static final List<Replacement> COMMON =
      list("tʃ ʧ", "dʒ ʤ", "ɔɪ Y", "aɪ I", "aʊ W", "eɪ A");

  /** Of both kinds of English; the syllabic mark stands under the letter before it. */
  private static final List<Replacement> ENGLISH =
      list(
          "n̩ ᵊn", "m̩ ᵊm", "l̩ ᵊl", "əl ᵊl", "ʔ t", "ʲ", "r ɹ", "x k", "ç k", "ɐ ə", "ɬ l",
          "\u0303", "ɚ əɹ");

  private static final KokoroAlphabet AMERICAN =
      new KokoroAlphabet(
          true, list("oʊ O", "əʊ O", "ɜːɹ ɜɹ", "ɜː ɜɹ", "ɪə iə", "ː", "e A", "o ɔ", "ɾ T"));

  private static final KokoroAlphabet BRITISH =
      new KokoroAlphabet(
          true, list("əʊ Q", "oʊ Q", "eə ɛː", "iə ɪə", "e A", "oː ɔː", "o ɔ", "ᵻ ɪ", "ɾ t"));

  private static final KokoroAlphabet OTHER =
      new KokoroAlphabet(false, list("oʊ O", "əʊ Q", "ts ʦ", "dz ʣ", "ss S"));

  /** What stands instead of a phoneme or a part of one. */
  record Replacement(String from, String to) {}

  KokoroAlphabet {
    replacements = List.copyOf(replacements);
  }

  /** "a b" replaces a by b; "a" removes it. */
  private static List<Replacement> list(String... pairs) {
    return Arrays.stream(pairs)
        .map(pair -> pair.split(" ", 2))
        .map(pair -> new Replacement(pair[0], pair.length == 1 ? "" : pair[1]))
        .toList();
  }

  static KokoroAlphabet of(String language) {
    return switch (language) {
      case "en-US" -> AMERICAN;
      case "en-GB" -> BRITISH;
      default -> OTHER;
    };
  }

  /** A word in Kokoro's alphabet. Each phoneme is mapped for itself: "eɪ" is not "e", "ɪ". */
  String map(List<String> phonemes) {
    StringBuilder word = new StringBuilder();
    phonemes.forEach(phoneme -> word.append(map(phoneme)));
    // An r-coloured vowel before r.
    return english ? word.toString().replace("ɹɹ", "ɹ") : word.toString();
  }

  private String map(String phoneme) {
    String mapped = phoneme;
    List<Replacement> more = english ? ENGLISH : List.of();
    for (Replacement replacement :
        Stream.of(COMMON, more, replacements).flatMap(List::stream).toList()) {
      mapped = mapped.replace(replacement.from(), replacement.to());
    }
    return mapped;
  }
}
