package dev.cadenza.transcripts.lines;

import dev.cadenza.media.subtitles.Cue;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.media.subtitles.files.SubtitleFile;
import dev.cadenza.transcripts.lines.LineFormat.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lines of a dub as subtitles in one language: one for each line, at the line's time. */
final class LineCues {
  private LineCues() {}

  /** Names of speakers stand before the texts. A line without this text is left out. */
  static String write(LinesDocument document, Side side, SubtitleFormat format) {
    return format.write(
        document.lines().stream()
            .filter(line -> !side.of(line).isEmpty())
            .map(line -> new Cue(line.start(), line.end(), label(line.speaker()) + side.of(line)))
            .toList());
  }

  private static String label(String speaker) {
    return speaker.isEmpty() ? "" : speaker + ": ";
  }

  /**
   * A subtitle is an edit of the line that it shares most time with: it keeps the line's voice, and
   * its text in the other language. Of several of one line, only the longest keeps that text.
   */
  static List<Map<String, Object>> read(byte[] content, LinesDocument before, Side side) {
    List<SubtitleFile.Entry> entries = SubtitleFile.read(content);
    Map<Integer, Integer> best = new LinkedHashMap<>();
    List<Optional<Integer>> owners = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Optional<Integer> owner = owner(entries.get(i), before.lines());
      owners.add(owner);
      int at = i;
      owner.ifPresent(
          line ->
              best.merge(
                  line,
                  at,
                  (one, other) ->
                      shared(entries.get(other), before.lines().get(line))
                              > shared(entries.get(one), before.lines().get(line))
                          ? other
                          : one));
    }
    List<Map<String, Object>> lines = new ArrayList<>(unwritten(entries, before.lines(), side));
    Set<Integer> main = new HashSet<>(best.values());
    Set<String> speakers = new HashSet<>(before.speakers());
    for (int i = 0; i < entries.size(); i++) {
      Optional<Line> owner = owners.get(i).map(before.lines()::get);
      lines.add(line(entries.get(i), owner, main.contains(i), side, speakers));
    }
    return lines;
  }

  /** Lines without this text were not in the file, and stay, unless a subtitle takes their time. */
  private static List<Map<String, Object>> unwritten(
      List<SubtitleFile.Entry> entries, List<Line> before, Side side) {
    return before.stream()
        .filter(line -> side.of(line).isEmpty())
        .filter(line -> entries.stream().noneMatch(entry -> shared(entry, line) > 0))
        .map(LineCues::unchanged)
        .toList();
  }

  private static Map<String, Object> unchanged(Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("start", line.start());
    json.put("end", line.end());
    json.put("speaker", line.speaker());
    json.put("text", line.text());
    json.put("translation", line.translation());
    json.put("voice", line.voice());
    json.put("speed", line.speed());
    json.put("gain_db", line.gainDb());
    return json;
  }

  private static Optional<Integer> owner(SubtitleFile.Entry entry, List<Line> lines) {
    Optional<Integer> best = Optional.empty();
    double most = 0;
    for (int i = 0; i < lines.size(); i++) {
      double shared = shared(entry, lines.get(i));
      if (shared > most) {
        most = shared;
        best = Optional.of(i);
      }
    }
    return best;
  }

  private static double shared(SubtitleFile.Entry entry, Line line) {
    return Math.min(entry.end(), line.end()) - Math.max(entry.start(), line.start());
  }

  private static Map<String, Object> line(
      SubtitleFile.Entry entry,
      Optional<Line> owner,
      boolean main,
      Side side,
      Set<String> speakers) {
    String speaker = entry.speaker();
    String text = entry.text();
    int colon = text.indexOf(": ");
    if (speaker.isEmpty() && colon > 0 && speakers.contains(text.substring(0, colon))) {
      speaker = text.substring(0, colon);
      text = text.substring(colon + 2).strip();
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("start", entry.start());
    json.put("end", entry.end());
    json.put("speaker", speaker.isEmpty() ? owner.map(Line::speaker).orElse("") : speaker);
    String other = owner.filter(_ -> main).map(line -> other(line, side)).orElse("");
    if (side == Side.SOURCE) {
      json.put("text", text);
      // A corrected text is translated again.
      json.put(
          "translation", owner.map(Line::text).filter(text::equals).map(_ -> other).orElse(""));
    } else {
      json.put("text", other);
      json.put("translation", text);
    }
    owner.ifPresent(
        line -> {
          json.put("voice", line.voice());
          json.put("speed", line.speed());
          json.put("gain_db", line.gainDb());
        });
    return json;
  }

  private static String other(Line line, Side side) {
    return side == Side.SOURCE ? line.translation() : line.text();
  }
}
