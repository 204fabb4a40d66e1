package dev.cadenza.stt;

import dev.cadenza.engines.Transcript.Segment;
import dev.cadenza.engines.Transcript.Word;
import dev.cadenza.jobs.parameters.SubtitleParameters;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.subtitles.BilingualLayout;
import dev.cadenza.media.subtitles.BilingualLayout.Pair;
import dev.cadenza.media.subtitles.CueDraft;
import dev.cadenza.media.subtitles.CueOptions;
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
import java.util.Set;

/**
 * The subtitles that are asked for.
 *
 * @param formats more than SubRip and WebVTT
 * @param bilingual whether also in both languages
 */
record CaptionOrder(CueOptions options, Set<String> formats, boolean bilingual) {
  static final CaptionOrder STANDARD = new CaptionOrder(CueOptions.STANDARD, Set.of(), false);

  CaptionOrder {
    formats = Set.copyOf(formats);
  }

  static CaptionOrder of(SubtitleParameters parameters) {
    return new CaptionOrder(
        CueOptions.of(parameters.preset(), parameters.limits()),
        parameters.formats(),
        parameters.bilingual());
  }

  /** The files with both languages, by their names; none without a translation. */
  Map<String, String> bilingual(Labelled labelled, Translation translation, double seconds) {
    if (!bilingual || translation.language().isEmpty()) {
      return Map.of();
    }
    List<CueDraft> drafts = bothLanguages(labelled, translation, seconds);
    Map<String, String> files = new LinkedHashMap<>();
    for (SubtitleFormat format : SubtitleFormat.values()) {
      files.put(
          "bilingual." + format.extension(),
          format.write(drafts.stream().map(CueDraft::cue).toList()));
    }
    Set<String> styled = formats.contains("ass") ? Set.of("ass") : Set.of();
    files.putAll(MoreFormats.write("bilingual", drafts, styled, _ -> ""));
    return files;
  }

  /** The original, and its translation below it. */
  List<CueDraft> bothLanguages(Labelled labelled, Translation translation, double seconds) {
    List<Segment> segments = labelled.transcript().within(seconds).segments();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      pairs.add(
          new Pair(
              segments.get(i).words().stream().map(Word::timed).toList(),
              translation.texts().get(i)));
    }
    return BilingualLayout.of(
        pairs,
        new TimeSpan(0, seconds),
        options.in(labelled.transcript().language()),
        translation.language());
  }

  /**
   * @param texts by the names of files
   */
  static List<WorkFile> write(Map<String, String> texts, StepContext context) throws IOException {
    List<WorkFile> files = new ArrayList<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      WorkFile file = new WorkFile(text.getKey());
      Files.writeString(context.path(file), text.getValue());
      files.add(file);
    }
    return files;
  }
}
