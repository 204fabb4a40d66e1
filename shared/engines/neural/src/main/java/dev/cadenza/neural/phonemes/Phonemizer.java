package dev.cadenza.neural.phonemes;

import dev.cadenza.text.marks.PhoneticWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns text into phonemes with espeak-ng's library, in this process. Safe for use by several
 * threads.
 */
public final class Phonemizer {
  /** Marks of a change of language, such as {@code (en)}. */
  private static final Pattern LANGUAGE = Pattern.compile("\\([a-z]{2,3}(?:-[a-z0-9-]+)?\\)");

  private final EspeakLibrary library;

  private Phonemizer(EspeakLibrary library) {
    this.library = library;
  }

  /** The one of this process, if espeak-ng's library and its data are installed. */
  public static Optional<Phonemizer> find() {
    return TheOne.FOUND;
  }

  /**
   * The pieces of a text with their phonemes and punctuation. Words are pronounced as their
   * neighbours demand, up to the next punctuation mark.
   *
   * @param text of any characters; those that cannot be pronounced are passed over
   * @param voice of espeak-ng, such as {@code en-us}
   * @throws IllegalStateException if the voice is not installed
   */
  public List<SpokenPiece> pieces(String text, String voice) {
    List<SpokenPiece> pieces = TextPieces.of(text);
    List<SpokenPiece> spoken = new ArrayList<>(pieces.size());
    int start = 0;
    for (int i = 0; i < pieces.size(); i++) {
      if (i == pieces.size() - 1 || pieces.get(i).endsClause()) {
        spoken.addAll(clause(pieces.subList(start, i + 1), voice));
        start = i + 1;
      }
    }
    return spoken;
  }

  private List<SpokenPiece> clause(List<SpokenPiece> pieces, String voice) {
    List<String> texts =
        pieces.stream().filter(Phonemizer::isWritten).map(SpokenPiece::text).toList();
    List<List<String>> words = texts.isEmpty() ? List.of() : words(String.join(" ", texts), voice);
    if (words.size() != texts.size() || texts.stream().anyMatch(Phonemizer::isSpelledOut)) {
      words = WordAlignment.align(words, texts.stream().map(text -> word(text, voice)).toList());
    }
    List<SpokenPiece> spoken = new ArrayList<>(pieces.size());
    int next = 0;
    for (SpokenPiece piece : pieces) {
      if (isWritten(piece)) {
        spoken.add(piece.spoken(words.get(next++)));
      } else if (PhoneticWord.in(piece.text())) {
        spoken.add(piece.spoken(IpaPhonemes.of(PhoneticWord.ipa(piece.text()))));
      } else {
        spoken.add(piece);
      }
    }
    return spoken;
  }

  /** Whether espeak-ng is asked for its phonemes. */
  private static boolean isWritten(SpokenPiece piece) {
    return !piece.text().isEmpty() && !PhoneticWord.in(piece.text());
  }

  /** Whether several words may be spoken for it, so that equal numbers of words prove nothing. */
  private static boolean isSpelledOut(String text) {
    return !text.codePoints().allMatch(Character::isLetter);
  }

  private List<String> word(String text, String voice) {
    return words(text, voice).stream().flatMap(List::stream).toList();
  }

  /** The phonemes of each word that espeak-ng makes of a text. */
  private List<List<String>> words(String text, String voice) {
    String phonemes = LANGUAGE.matcher(library.phonemes(voice, text)).replaceAll("");
    return Arrays.stream(phonemes.split("[\\s]+"))
        .map(Phonemizer::phonemes)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static List<String> phonemes(String word) {
    return Arrays.stream(word.split(String.valueOf(EspeakLibrary.SEPARATOR)))
        .filter(phoneme -> !phoneme.isEmpty())
        .toList();
  }

  /** Loads the library once, when it is first asked for. */
  private static final class TheOne {
    private static final Optional<Phonemizer> FOUND = load();

    private static Optional<Phonemizer> load() {
      try {
        return Optional.of(new Phonemizer(new EspeakLibrary()));
      } catch (IllegalArgumentException | IllegalStateException e) {
        // The library or its data is not installed; the catalogue of engines has instructions.
        return Optional.empty();
      }
    }
  }
}
