package dev.cadenza.neural.kokoro;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Maps espeak-ng's phonemes to those that Kokoro was trained on: one character for each diphthong
 * and affricate, and for English the letters of its makers' dictionary.
 *
 * @param replacements in this order, within a phoneme
 */
record KokoroAlphabet(Reader reader, List<Replacement> replacements) {
  /** Whose rules hold for whole words. */
  enum Reader {
    ENGLISH,
    FRENCH,
    OTHER
  }

  /** espeak-ng has no vowel in "jouent" and the like. */
  private static final Pattern FRENCH_WITHOUT_VOWEL = Pattern.compile("w(?=[bdfɡklmnpʁstvzʃʒɲ]|$)");

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
          Reader.ENGLISH,
          list("oʊ O", "əʊ O", "ɜːɹ ɜɹ", "ɜː ɜɹ", "ɪə iə", "ː", "e A", "o ɔ", "ɾ T"));

  private static final KokoroAlphabet BRITISH =
      new KokoroAlphabet(
          Reader.ENGLISH,
          list("əʊ Q", "oʊ Q", "eə ɛː", "iə ɪə", "e A", "oː ɔː", "o ɔ", "ᵻ ɪ", "ɾ t"));

  private static final List<Replacement> OTHERS = list("oʊ O", "əʊ Q", "ts ʦ", "dz ʣ", "ss S");

  private static final KokoroAlphabet FRENCH = new KokoroAlphabet(Reader.FRENCH, OTHERS);

  /** Italian has no lax vowels; espeak-ng writes them where no stress is: "dɪ", "ʊn". */
  private static final KokoroAlphabet ITALIAN =
      new KokoroAlphabet(
          Reader.OTHER, Stream.concat(OTHERS.stream(), list("ɪ i", "ʊ u").stream()).toList());

  private static final KokoroAlphabet OTHER = new KokoroAlphabet(Reader.OTHER, OTHERS);

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
      case "fr-FR" -> FRENCH;
      case "it-IT" -> ITALIAN;
      default -> OTHER;
    };
  }

  /** A word in Kokoro's alphabet. Each phoneme is mapped for itself: "eɪ" is not "e", "ɪ". */
  String map(List<String> phonemes) {
    StringBuilder word = new StringBuilder();
    phonemes.forEach(phoneme -> word.append(map(phoneme)));
    return switch (reader) {
      // An r-coloured vowel before r.
      case ENGLISH -> word.toString().replace("ɹɹ", "ɹ");
      case FRENCH ->
          FRENCH_WITHOUT_VOWEL.matcher(word).replaceAll(word.indexOf("ˈ") < 0 ? "ˈu" : "u");
      case OTHER -> word.toString();
    };
  }

  private String map(String phoneme) {
    String mapped = phoneme;
    List<Replacement> more = reader == Reader.ENGLISH ? ENGLISH : List.of();
    for (Replacement replacement :
        Stream.of(COMMON, more, replacements).flatMap(List::stream).toList()) {
      mapped = mapped.replace(replacement.from(), replacement.to());
    }
    return mapped;
  }
}
