package dev.cadenza.engines.vocabulary;

import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.Transcript.Segment;
import dev.cadenza.engines.Transcript.Word;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts the terms of a vocabulary in the place of words that sound like them.
 *
 * <p>Words are replaced if they sound the same by Double Metaphone, are written alike, and the
 * recognizer was not sure of them. A frequent word of the language is never replaced by itself, and
 * several frequent words only where the recognizer was very unsure. Words in another case are
 * written as the term is. Terms in other scripts than Latin are not looked for.
 */
public final class PhoneticCorrection {
  /**
   * A recognizer that is surer of a word than this is believed: with a prompt, Whisper was 76 %
   * sure of "cadence" beside a term that sounds the same.
   */
  private static final double SURE = 0.65;

  /** Likewise, of several frequent words, and of words that sound only nearly the same. */
  private static final double NEARLY_SURE = 0.45;

  /** The least share of letters that must be the same. */
  private static final double ALIKE = 0.5;

  /** Names are often split into more words than they have. */
  private static final int MORE_WORDS = 2;

  private final List<Term> terms;

  /**
   * @param terms names and terms of one or more words; the first of those that are alike counts
   */
  public PhoneticCorrection(List<String> terms) {
    this.terms = terms.stream().map(Term::of).flatMap(Optional::stream).toList();
  }

  /** A replacement of some words. */
  private record Match(Term term, int words, double likeness) {}

  /** The transcript with the terms; times stay. */
  public Transcript corrected(Transcript transcript) {
    FrequentWords frequent = FrequentWords.of(transcript.language());
    return terms.isEmpty()
        ? transcript
        : new Transcript(
            transcript.language(),
            transcript.segments().stream().map(it -> corrected(it, frequent)).toList());
  }

  private Segment corrected(Segment segment, FrequentWords frequent) {
    String joined = segment.words().stream().map(Word::word).collect(Collectors.joining(" "));
    if (!joined.equals(segment.text())) {
      // A script without spaces between words.
      return segment;
    }
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < segment.words().size()) {
      Optional<Match> match = best(segment.words(), at, frequent);
      if (match.isPresent()) {
        int end = at + match.get().words();
        words.addAll(replaced(segment.words().subList(at, end), match.get().term()));
        at = end;
      } else {
        words.add(segment.words().get(at));
        at++;
      }
    }
    return words.equals(segment.words()) ? segment : Segment.of(words);
  }

  private Optional<Match> best(List<Word> words, int at, FrequentWords frequent) {
    List<Match> matches = new ArrayList<>();
    for (Term term : terms) {
      int most = Math.min(words.size() - at, term.words() + MORE_WORDS);
      for (int count = 1; count <= most; count++) {
        List<Word> some = words.subList(at, at + count);
        double likeness = likeness(some, term, frequent);
        if (likeness > 0) {
          matches.add(new Match(term, count, likeness));
        }
      }
    }
    return matches.stream()
        .max(Comparator.comparingDouble(Match::likeness).thenComparingInt(Match::words));
  }

  /** The share of the same letters; 0 if the words stay as they are. */
  private static double likeness(List<Word> words, Term term, FrequentWords frequent) {
    Spelling spelling = Spelling.of(words);
    if (spelling.letters().equals(term.spelling().letters())) {
      // Only how it is written differs; "us" may be the word or the country.
      return words.size() == 1 && frequent.has(spelling.letters()) ? 0 : 1;
    }
    if (spelling.isInterrupted()) {
      return 0;
    }
    double confidence = words.stream().mapToDouble(Word::confidence).min().orElse(1);
    boolean common =
        words.stream().allMatch(it -> frequent.has(Spelling.of(List.of(it)).letters()));
    Term.Sound sound = term.sound(spelling.letters());
    double limit = common || sound == Term.Sound.NEAR ? NEARLY_SURE : SURE;
    double likeness = term.likeness(spelling.letters());
    boolean replaced =
        sound != Term.Sound.OTHER
            && !(common && words.size() == 1)
            && confidence < limit
            && likeness >= ALIKE;
    return replaced ? likeness : 0;
  }

  /** The words of the term in the time of others, with the punctuation around those. */
  private static List<Word> replaced(List<Word> before, Term term) {
    Spelling spelling = Spelling.of(before);
    String text = spelling.opening() + term.text() + spelling.closing();
    TimeSpan span = new TimeSpan(before.getFirst().start(), before.getLast().end());
    double confidence = before.stream().mapToDouble(Word::confidence).average().orElse(0);
    String[] texts = text.split("\\s+");
    if (texts.length == before.size()) {
      List<Word> words = new ArrayList<>();
      for (int i = 0; i < texts.length; i++) {
        Word word = before.get(i);
        words.add(new Word(texts[i], word.start(), word.end(), word.confidence()));
      }
      return words;
    }
    return TimedWord.spread(text, span).stream()
        .map(it -> new Word(it.text(), it.start(), it.end(), confidence))
        .toList();
  }
}
