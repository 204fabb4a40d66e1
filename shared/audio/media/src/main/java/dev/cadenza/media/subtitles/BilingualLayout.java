package dev.cadenza.media.subtitles;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Subtitles in two languages: each has the words of the original, and below them their translation.
 * Of the lines of a subtitle, each language has half, and at least one.
 */
public final class BilingualLayout {
  private BilingualLayout() {}

  /**
   * A sentence in both languages.
   *
   * @param translation may be empty
   */
  public record Pair(List<TimedWord> original, String translation) {
    public Pair {
      original = List.copyOf(original);
    }
  }

  /** The parts of a subtitle in both languages. */
  private record Both(List<CuePart> original, List<CuePart> translation) {}

  /**
   * @param room the allowed time for subtitles, in seconds
   * @param options for the original; {@code words_per_cue} has no effect
   * @param language of the translation
   */
  public static List<CueDraft> of(
      List<Pair> pairs, TimeSpan room, CueOptions options, String language) {
    CueOptions lines = options.withLines(Math.max(1, options.maxLines() / 2)).withWordsPerCue(0);
    List<Both> groups = new ArrayList<>();
    int words = 0;
    for (Pair pair : pairs) {
      List<CuePart> original = CueParts.of(pair.original(), words, options.maxLineChars());
      words += pair.original().size();
      if (!original.isEmpty()) {
        groups.addAll(groups(original, translated(pair, options), lines, language));
      }
    }
    List<TimeSpan> times =
        new CueTimes(room, lines).spans(groups.stream().map(Both::original).toList());
    List<CueDraft> drafts = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      if (times.get(i).seconds() > 0) {
        drafts.add(draft(groups.get(i), times.get(i), lines, language));
      }
    }
    return drafts;
  }

  private static CueDraft draft(Both group, TimeSpan time, CueOptions lines, String language) {
    List<List<CuePart>> original = new LineBreak(lines).lines(group.original());
    List<List<CuePart>> translation =
        group.translation().isEmpty()
            ? List.of()
            : new LineBreak(lines.in(language)).lines(group.translation());
    return new CueDraft(
        time.start(), time.end(), Stream.concat(original.stream(), translation.stream()).toList());
  }

  private static List<CuePart> translated(Pair pair, CueOptions options) {
    TimeSpan span = new TimeSpan(pair.original().getFirst().start(), end(pair.original()));
    return CueParts.of(TimedWord.spread(pair.translation(), span), 0, options.maxLineChars());
  }

  private static double end(List<TimedWord> words) {
    return words.stream().mapToDouble(TimedWord::end).max().orElseThrow();
  }

  /** Both languages in the same number of groups; a shorter one is repeated. */
  private static List<Both> groups(
      List<CuePart> original, List<CuePart> translation, CueOptions lines, String language) {
    List<List<CuePart>> first = CueGroups.of(original, lines);
    if (translation.isEmpty()) {
      return first.stream().map(it -> new Both(it, List.of())).toList();
    }
    List<List<CuePart>> second = CueGroups.of(translation, lines.in(language));
    if (first.size() < second.size()) {
      first = CueGroups.of(original, lines, second.size());
    } else if (second.size() < first.size()) {
      second = CueGroups.of(translation, lines.in(language), first.size());
    }
    int count = Math.max(first.size(), second.size());
    List<Both> both = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      both.add(new Both(share(first, i, count), second.get(i * second.size() / count)));
    }
    return both;
  }

  /** A group, or the same words for a part of its time. */
  private static List<CuePart> share(List<List<CuePart>> groups, int index, int count) {
    int at = index * groups.size() / count;
    int from = Math.ceilDiv(at * count, groups.size());
    int shares = Math.ceilDiv((at + 1) * count, groups.size()) - from;
    List<CuePart> group = groups.get(at);
    if (shares <= 1) {
      return group;
    }
    double start = group.getFirst().start();
    double each = Math.max(0, group.getLast().end() - start) / shares;
    double later = start + each * (index - from);
    return group.stream()
        .map(part -> new CuePart(part.text(), part.word(), part.spaced(), later, later + each))
        .toList();
  }
}
