package dev.cadenza.dubbing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.dubbing.Fitting.Placement;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.subtitles.Cue;
import dev.cadenza.media.subtitles.CueLayout;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.files.WorkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The text files of a dub: its segments, for editing, and subtitles in both languages.
 *
 * @param translations of the utterances
 * @param placements of the translations
 * @param seconds the duration of the recording
 */
record DubFiles(
    List<Utterance> utterances,
    List<String> translations,
    List<Double> natural,
    List<Placement> placements,
    double seconds) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final WorkFile SEGMENTS = new WorkFile("segments.json");

  List<WorkFile> write(StepContext context) throws IOException {
    List<WorkFile> files = new ArrayList<>(List.of(SEGMENTS));
    JSON.writerWithDefaultPrettyPrinter().writeValue(context.path(SEGMENTS).toFile(), segments());
    files.addAll(subtitles("source", source(), context));
    files.addAll(subtitles("target", target(), context));
    return files;
  }

  List<Cue> source() {
    return CueLayout.ofSentences(
        utterances.stream().map(Utterance::words).toList(), new TimeSpan(0, seconds));
  }

  List<Cue> target() {
    List<List<TimedWord>> translated = new ArrayList<>();
    for (int i = 0; i < placements.size(); i++) {
      Placement placement = placements.get(i);
      translated.add(
          TimedWord.spread(translations.get(i), new TimeSpan(placement.start(), placement.end())));
    }
    return CueLayout.ofSentences(translated, new TimeSpan(0, seconds));
  }

  private static List<WorkFile> subtitles(String name, List<Cue> cues, StepContext context)
      throws IOException {
    List<WorkFile> files = new ArrayList<>();
    for (SubtitleFormat format : SubtitleFormat.values()) {
      WorkFile file = new WorkFile(name + "." + format.extension());
      Files.writeString(context.path(file), format.write(cues));
      files.add(file);
    }
    return files;
  }

  List<Map<String, Object>> segments() {
    List<Map<String, Object>> segments = new ArrayList<>();
    for (int i = 0; i < utterances.size(); i++) {
      Utterance utterance = utterances.get(i);
      Map<String, Object> segment = new LinkedHashMap<>();
      segment.put("index", i);
      segment.put("start", within(utterance.span().start()));
      segment.put("end", within(utterance.span().end()));
      segment.put("text", utterance.text());
      segment.put("translation", translations.get(i));
      segment.put("fit", fit(placements.get(i), natural.get(i), utterance));
      segments.add(segment);
    }
    return segments;
  }

  private Map<String, Object> fit(Placement placement, double natural, Utterance utterance) {
    Map<String, Object> fit = new LinkedHashMap<>();
    fit.put("start", within(placement.start()));
    fit.put("end", within(placement.end()));
    fit.put("speed", rounded(placement.speed()));
    fit.put("natural_seconds", rounded(natural));
    fit.put("later_by", rounded(placement.start() - utterance.span().start()));
    fit.put("truncated", placement.truncated());
    return fit;
  }

  /** Rounded up, the last one would end after the recording. */
  private double within(double time) {
    return Math.min(rounded(time), Math.floor(seconds * 1000) / 1000);
  }

  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
