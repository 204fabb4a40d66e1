package dev.cadenza.dubbing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.dubbing.Fitting.Placement;
import dev.cadenza.dubbing.lines.Delivery;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.subtitles.BilingualLayout;
import dev.cadenza.media.subtitles.Cue;
import dev.cadenza.media.subtitles.CueDraft;
import dev.cadenza.media.subtitles.CueLayout;
import dev.cadenza.media.subtitles.MoreFormats;
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
 * @param voices the ids of those that speak the translations
 * @param placements of the translations
 * @param seconds the duration of the recording
 * @param captions the requested subtitles
 */
record DubFiles(
    List<Utterance> utterances,
    List<String> translations,
    List<Double> natural,
    List<String> voices,
    List<Placement> placements,
    double seconds,
    Captions captions) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final WorkFile SEGMENTS = new WorkFile("segments.json");

  List<WorkFile> write(StepContext context) throws IOException {
    List<WorkFile> files = new ArrayList<>(List.of(SEGMENTS));
    JSON.writerWithDefaultPrettyPrinter().writeValue(context.path(SEGMENTS).toFile(), segments());
    files.addAll(subtitles("source", source(), context));
    files.addAll(subtitles("target", target(), context));
    if (captions.bilingual()) {
      files.addAll(subtitles("bilingual", bilingual(), context));
    }
    return files;
  }

  List<CueDraft> source() {
    return CueLayout.drafts(
        utterances.stream().map(Utterance::words).toList(), room(), captions.source());
  }

  List<CueDraft> target() {
    List<List<TimedWord>> translated = new ArrayList<>();
    for (int i = 0; i < placements.size(); i++) {
      translated.add(TimedWord.spread(translations.get(i), spoken(i)));
    }
    return CueLayout.drafts(translated, room(), captions.target());
  }

  /** At the times of the dub, the translation above the original. */
  List<CueDraft> bilingual() {
    List<BilingualLayout.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < placements.size(); i++) {
      pairs.add(
          new BilingualLayout.Pair(
              TimedWord.spread(translations.get(i), spoken(i)), utterances.get(i).text()));
    }
    return BilingualLayout.of(pairs, room(), captions.target(), captions.source().language());
  }

  private TimeSpan room() {
    return new TimeSpan(0, seconds);
  }

  /** When a translation is spoken. */
  private TimeSpan spoken(int index) {
    return new TimeSpan(placements.get(index).start(), placements.get(index).end());
  }

  private List<WorkFile> subtitles(String name, List<CueDraft> drafts, StepContext context)
      throws IOException {
    List<Cue> cues = drafts.stream().map(CueDraft::cue).toList();
    Map<String, String> texts = new LinkedHashMap<>();
    for (SubtitleFormat format : SubtitleFormat.values()) {
      texts.put(name + "." + format.extension(), format.write(cues));
    }
    texts.putAll(MoreFormats.write(name, drafts, captions.formats(), _ -> ""));
    List<WorkFile> files = new ArrayList<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      WorkFile file = new WorkFile(text.getKey());
      Files.writeString(context.path(file), text.getValue());
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
      Delivery delivery = utterance.delivery();
      if (!delivery.speaker().isEmpty()) {
        segment.put("speaker", delivery.speaker());
      }
      segment.put("text", utterance.text());
      segment.put("translation", translations.get(i));
      if (!delivery.voice().isEmpty()) {
        segment.put("voice", delivery.voice());
      }
      if (delivery.speed() != 1) {
        segment.put("speed", delivery.speed());
      }
      if (delivery.gainDb() != 0) {
        segment.put("gain_db", delivery.gainDb());
      }
      segment.put("fit", fit(i));
      segments.add(segment);
    }
    return segments;
  }

  private Map<String, Object> fit(int index) {
    Placement placement = placements.get(index);
    Map<String, Object> fit = new LinkedHashMap<>();
    fit.put("start", within(placement.start()));
    fit.put("end", within(placement.end()));
    fit.put("speed", rounded(placement.speed()));
    fit.put("natural_seconds", rounded(natural.get(index)));
    fit.put("later_by", rounded(placement.start() - utterances.get(index).span().start()));
    fit.put("truncated", placement.truncated());
    fit.put("voice", voices.get(index));
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
