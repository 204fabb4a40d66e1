package dev.cadenza.neural.bergamot;

import dev.cadenza.engines.text.SentenceSplitter;
import dev.cadenza.media.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Translates a text sentence by sentence, and sees to it that items are kept. */
final class TextTranslation {
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\s]+");

  private final Student student;
  private final Cancellation cancellation;

  TextTranslation(Student student, Cancellation cancellation) {
    this.student = student;
    this.cancellation = cancellation;
  }

  /**
   * @param text of any length
   * @return in one line; empty for a blank text
   */
  String translate(String text) {
    String line = BLANKS.matcher(text).replaceAll(" ").strip();
    List<String> translations = new ArrayList<>();
    for (String sentence : SentenceSplitter.split(line)) {
      translations.add(sentence(sentence));
    }
    return String.join(" ", translations);
  }

  private String sentence(String sentence) {
    cancellation.check();
    List<KeptItem> items = KeptItems.of(sentence, student::knows);
    if (!LETTER.matcher(without(sentence, items)).find()) {
      return sentence;
    }
    KeptCheck check = new KeptCheck(sentence, items);
    Optional<String> plain = plain(sentence);
    List<KeptItem> lost = plain.map(check::lost).orElse(items);
    if (plain.isPresent() && lost.isEmpty()) {
      return Wording.like(sentence, plain.orElseThrow());
    }
    return withStandIns(sentence, lost, check)
        .or(() -> withStandIns(sentence, items, check))
        .map(translation -> Wording.like(sentence, translation))
        .orElseGet(() -> lastResort(sentence, plain, lost, check));
  }

  private static String without(String sentence, List<KeptItem> items) {
    StringBuilder rest = new StringBuilder(sentence);
    for (KeptItem item : items.reversed()) {
      rest.delete(item.start(), item.end());
    }
    return rest.toString();
  }

  /** The model's translation; of a sentence in capitals alone, in capitals. */
  private Optional<String> plain(String sentence) {
    return Wording.isInCapitals(sentence)
        ? student.translate(Wording.inSmallLetters(sentence), cancellation).map(Wording::inCapitals)
        : student.translate(sentence, cancellation);
  }

  private Optional<String> withStandIns(String sentence, List<KeptItem> items, KeptCheck check) {
    if (items.isEmpty()) {
      return Optional.empty();
    }
    StandIns standIns = new StandIns(sentence, items);
    return plain(standIns.text())
        .flatMap(standIns::restore)
        .filter(translation -> check.lost(translation).isEmpty());
  }

  /** What is lost and may not be is put between translations of what is around it. */
  private String lastResort(
      String sentence, Optional<String> plain, List<KeptItem> lost, KeptCheck check) {
    List<KeptItem> needed =
        lost.stream()
            .filter(item -> plain.filter(it -> check.dispensable(item, it)).isEmpty())
            .toList();
    Tags tags = new Tags(sentence);
    if (tags.any() && !needed.isEmpty()) {
      return tags.into(sentence(tags.text()));
    }
    if (needed.isEmpty()) {
      return plain
          .map(translation -> Wording.like(sentence, translation))
          .orElseGet(() -> inHalves(sentence));
    }
    StringBuilder joined = new StringBuilder();
    int from = 0;
    for (KeptItem item : needed) {
      joined.append(part(sentence, from, item.start())).append(item.text());
      from = item.end();
    }
    return joined.append(part(sentence, from, sentence.length())).toString();
  }

  /** Translates a part of a sentence; the spaces and marks at its ends stay. */
  private String part(String sentence, int from, int to) {
    int start = from;
    while (start < to && !Character.isLetterOrDigit(sentence.codePointAt(start))) {
      start += Character.charCount(sentence.codePointAt(start));
    }
    int end = to;
    while (end > start && !Character.isLetterOrDigit(sentence.codePointBefore(end))) {
      end -= Character.charCount(sentence.codePointBefore(end));
    }
    String words = sentence.substring(start, end);
    return sentence.substring(from, start) + words(words) + sentence.substring(end, to);
  }

  private String words(String words) {
    return LETTER.matcher(words).find()
        ? plain(words)
            .map(translation -> Wording.partLike(words, translation))
            .orElseGet(() -> inHalves(words))
        : words;
  }

  /** For a sentence at which the model repeats itself; a word at which it does so stays. */
  private String inHalves(String sentence) {
    int cut = Wording.middle(sentence);
    return cut < 0 ? sentence : part(sentence, 0, cut) + part(sentence, cut, sentence.length());
  }
}
