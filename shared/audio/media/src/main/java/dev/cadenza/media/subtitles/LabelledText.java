package dev.cadenza.media.subtitles;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Texts and subtitles with the names of speakers.
 *
 * @param labels one for each sentence, empty where there is none; no labels, if there are no names
 * @param options of subtitles
 */
public record LabelledText(List<String> labels, CueOptions options) {
  /** A non-breaking space: the word is not split over two lines. */
  private static final String NO_BREAK = "\u00a0";

  /**
   * The maximum number of repeated layouts of subtitles that a name makes too long; rarely more
   * than one.
   */
  private static final int MAX_LAYOUTS = 8;

  public LabelledText {
    labels = List.copyOf(labels);
  }

  /** With the standard layout. */
  public LabelledText(List<String> labels) {
    this(labels, CueOptions.STANDARD);
  }

  /**
   * A line for each sentence, or a paragraph for each turn.
   *
   * @param sentences as many as labels, if there are labels
   */
  public String plain(List<String> sentences) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sentences.size(); i++) {
      if (labels.isEmpty()) {
        text.append(sentences.get(i)).append('\n');
      } else if (i > 0 && labels.get(i).equals(labels.get(i - 1))) {
        text.append(' ').append(sentences.get(i));
      } else {
        text.append(i == 0 ? "" : "\n\n").append(prefix(labels.get(i))).append(sentences.get(i));
      }
    }
    return text.append(labels.isEmpty() || sentences.isEmpty() ? "" : "\n").toString();
  }

  /**
   * A subtitle file. Each SubRip subtitle begins with the name of its speaker, and each WebVTT
   * subtitle has a voice tag.
   *
   * @param sentences as many as labels, if there are labels
   * @param room the allowed time for subtitles
   */
  public String subtitles(SubtitleFormat format, List<List<TimedWord>> sentences, TimeSpan room) {
    if (labels.isEmpty()) {
      return format.write(CueLayout.ofSentences(sentences, room, options));
    }
    return format == SubtitleFormat.VTT ? voices(sentences, room) : names(sentences, room);
  }

  /**
   * Files in other formats.
   *
   * @return texts by the files' names
   */
  public Map<String, String> more(
      String name, Set<String> formats, List<List<TimedWord>> sentences, TimeSpan room) {
    List<Integer> owners = owners(sentences);
    return MoreFormats.write(
        name,
        CueLayout.drafts(sentences, room, options),
        formats,
        draft -> labels.isEmpty() ? "" : labels.get(owners.get(firstWord(draft))));
  }

  private String voices(List<List<TimedWord>> sentences, TimeSpan room) {
    SubtitleFormat format = SubtitleFormat.VTT;
    StringBuilder text = new StringBuilder("WEBVTT\n\n");
    List<Integer> owners = owners(sentences);
    for (CueDraft draft : CueLayout.drafts(sentences, room, options)) {
      Cue cue = draft.cue();
      String label = labels.get(owners.get(firstWord(draft)));
      text.append(format.timing(cue.start(), cue.end())).append('\n');
      text.append(label.isEmpty() ? "" : "<v " + format.escaped(label) + ">");
      text.append(format.escaped(cue.text())).append("\n\n");
    }
    return text.toString();
  }

  private String names(List<List<TimedWord>> sentences, TimeSpan room) {
    List<TimedWord> words = sentences.stream().flatMap(List::stream).toList();
    List<Integer> owners = owners(sentences);
    List<List<TimedWord>> named = named(starts(sentences), words, owners);
    List<CueDraft> drafts = CueLayout.drafts(named, room, options);
    for (int i = 1; i < MAX_LAYOUTS && drafts.size() != named.size(); i++) {
      List<Integer> starts = drafts.stream().map(LabelledText::firstWord).distinct().toList();
      named = named(starts, words, owners);
      drafts = CueLayout.drafts(named, room, options);
    }
    List<Cue> cues = new ArrayList<>();
    for (CueDraft draft : drafts) {
      Cue cue = draft.cue();
      String label = labels.get(owners.get(firstWord(draft)));
      cues.add(new Cue(cue.start(), cue.end(), named(spaced(cue.text()), prefix(label))));
    }
    return SubtitleFormat.SRT.write(cues);
  }

  /** A subtitle that begins within a word has no name yet; it gets one if there is space. */
  private String named(String text, String name) {
    int line = text.lines().findFirst().orElseThrow().length() + name.length();
    return text.startsWith(name) || line > options.maxLineChars() ? text : name + text;
  }

  private String spaced(String text) {
    String spaced = text;
    for (String label : labels.stream().distinct().toList()) {
      spaced = label.isEmpty() ? spaced : spaced.replace(bound(label), prefix(label));
    }
    return spaced;
  }

  private static String prefix(String label) {
    return label.isEmpty() ? "" : label + ": ";
  }

  private static String bound(String label) {
    return label.isEmpty() ? "" : label.replace(" ", NO_BREAK) + ":" + NO_BREAK;
  }

  private static int firstWord(CueDraft draft) {
    return draft.lines().getFirst().getFirst().word();
  }

  /** The sentence of each word. */
  private static List<Integer> owners(List<List<TimedWord>> sentences) {
    List<Integer> owners = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      for (int j = 0; j < sentences.get(i).size(); j++) {
        owners.add(i);
      }
    }
    return owners;
  }

  private static List<Integer> starts(List<List<TimedWord>> sentences) {
    List<Integer> starts = new ArrayList<>();
    int words = 0;
    for (List<TimedWord> sentence : sentences) {
      if (!sentence.isEmpty()) {
        starts.add(words);
      }
      words += sentence.size();
    }
    return starts;
  }

  /** The words in groups, each with the name of its speaker before its first word. */
  private List<List<TimedWord>> named(
      List<Integer> starts, List<TimedWord> words, List<Integer> owners) {
    List<List<TimedWord>> groups = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : words.size();
      List<TimedWord> group = new ArrayList<>(words.subList(starts.get(i), end));
      TimedWord first = group.getFirst();
      String name = bound(labels.get(owners.get(starts.get(i))));
      group.set(0, new TimedWord(name + first.text(), first.start(), first.end()));
      groups.add(group);
    }
    return groups;
  }
}
