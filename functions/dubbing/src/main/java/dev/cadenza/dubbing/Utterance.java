package dev.cadenza.dubbing;

import dev.cadenza.dubbing.lines.Delivery;
import dev.cadenza.dubbing.lines.GivenLine;
import dev.cadenza.engines.SpeakerTurn;
import dev.cadenza.engines.Transcript;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The unit of translation and speech: about a sentence.
 *
 * @param span its time in the original
 * @param words the words with their times; none if they are not known
 * @param delivery how its translation is spoken
 */
record Utterance(TimeSpan span, List<TimedWord> words, Delivery delivery) {
  /** A pause that always ends an utterance, of any length. */
  private static final double MAX_PAUSE = 1.2;

  /** An utterance of this length ends after its next word; shorter ones end at longer pauses. */
  private static final double MAX_SECONDS = 12;

  Utterance {
    words = List.copyOf(words);
    // What an earlier version kept of a job knows none.
    delivery = delivery == null ? Delivery.USUAL : delivery;
  }

  Utterance(TimeSpan span, List<TimedWord> words) {
    this(span, words, Delivery.USUAL);
  }

  /** The words of a given line have estimated times. */
  static Utterance of(GivenLine line) {
    return new Utterance(line.span(), TimedWord.spread(line.text(), line.span()), line.delivery());
  }

  String text() {
    return words.stream().map(TimedWord::text).collect(Collectors.joining(" "));
  }

  /** The same with another text in the same time. */
  Utterance saying(String text) {
    return new Utterance(span, TimedWord.spread(text, span), delivery);
  }

  /**
   * Splits a transcript at its pauses. Recognizers write no full stops, and translators need whole
   * sentences: the longer an utterance, the shorter a pause ends it.
   */
  static List<Utterance> of(Transcript transcript) {
    return of(transcript, List.of());
  }

  /**
   * Splits a transcript at its pauses, and where another one speaks. Speakers are numbered in the
   * order of their first words.
   *
   * @param turns empty if speakers are not distinguished
   */
  static List<Utterance> of(Transcript transcript, List<SpeakerTurn> turns) {
    List<Utterance> utterances = new ArrayList<>();
    List<Transcript.Word> words = new ArrayList<>();
    Map<Integer, String> names = new HashMap<>();
    String speaker = "";
    for (Transcript.Word word : transcript.words()) {
      String next = turns.isEmpty() ? "" : name(word, turns, names);
      if (!words.isEmpty() && (ends(words, word) || !next.equals(speaker))) {
        utterances.add(written(words, transcript.language()).by(speaker));
        words.clear();
      }
      words.add(word);
      speaker = next;
    }
    if (!words.isEmpty()) {
      utterances.add(written(words, transcript.language()).by(speaker));
    }
    return utterances;
  }

  private static String name(
      Transcript.Word word, List<SpeakerTurn> turns, Map<Integer, String> names) {
    int speaker = SpeakerTurn.at(word.start(), word.end(), turns);
    return names.computeIfAbsent(speaker, _ -> "Speaker " + (names.size() + 1));
  }

  private Utterance by(String speaker) {
    return new Utterance(span, words, new Delivery(speaker, "", 1, 0));
  }

  private static boolean ends(List<Transcript.Word> words, Transcript.Word next) {
    double length = words.getLast().end() - words.getFirst().start();
    double pause = next.start() - words.getLast().end();
    return pause >= MAX_PAUSE * (1 - length / MAX_SECONDS);
  }

  /** With a capital letter and a full stop. */
  private static Utterance written(List<Transcript.Word> words, String language) {
    List<TimedWord> timed = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      Transcript.Word word = words.get(i);
      String text =
          language.equals("en") ? word.word().replaceFirst("^i(?='|$)", "I") : word.word();
      if (i == 0) {
        text = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
      }
      boolean last = i == words.size() - 1;
      timed.add(
          new TimedWord(
              last && Character.isLetterOrDigit(text.charAt(text.length() - 1)) ? text + "." : text,
              word.start(),
              word.end()));
    }
    return new Utterance(new TimeSpan(words.getFirst().start(), words.getLast().end()), timed);
  }
}
