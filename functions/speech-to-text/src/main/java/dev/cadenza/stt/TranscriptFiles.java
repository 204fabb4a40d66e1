package dev.cadenza.stt;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.Transcript;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.ffmpeg.SubtitleBurner;
import dev.cadenza.media.subtitles.AssText;
import dev.cadenza.media.subtitles.CueDraft;
import dev.cadenza.media.subtitles.CueLayout;
import dev.cadenza.media.subtitles.LabelledText;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.Peaks;
import dev.cadenza.pipeline.Product.OutputFile;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.files.WorkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The output files of a transcript. */
record TranscriptFiles(Labelled labelled, String engine, double seconds, CaptionOrder order) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, Object>> AS_MAP =
      new TypeReference<>() {};
  private static final WorkFile TEXT = new WorkFile("transcript.txt");
  private static final WorkFile SRT = new WorkFile("transcript.srt");
  private static final WorkFile VTT = new WorkFile("transcript.vtt");
  private static final WorkFile FULL = new WorkFile("transcript.json");
  private static final WorkFile PEAKS = new WorkFile("peaks.json");

  TranscriptFiles {
    labelled = labelled.within(seconds);
  }

  /** With the standard subtitles. */
  TranscriptFiles(Labelled labelled, String engine, double seconds) {
    this(labelled, engine, seconds, CaptionOrder.STANDARD);
  }

  /**
   * @param audio the recording, for its waveform
   */
  List<WorkFile> write(PcmFile audio, StepContext context) throws IOException {
    Files.writeString(context.path(TEXT), text());
    Files.writeString(context.path(SRT), subtitles(SubtitleFormat.SRT));
    Files.writeString(context.path(VTT), subtitles(SubtitleFormat.VTT));
    JSON.writerWithDefaultPrettyPrinter().writeValue(context.path(FULL).toFile(), json());
    Peaks.write(audio, context.path(PEAKS));
    List<WorkFile> files = new ArrayList<>(List.of(TEXT, SRT, VTT, FULL, PEAKS));
    files.addAll(
        CaptionOrder.write(
            labelledText().more("transcript", order.formats(), sentences(), room()), context));
    return files;
  }

  String subtitles(SubtitleFormat format) {
    return labelledText().subtitles(format, sentences(), room());
  }

  /** The subtitles without the names of speakers. */
  List<CueDraft> drafts() {
    return CueLayout.drafts(sentences(), room(), labelledText().options());
  }

  private LabelledText labelledText() {
    return new LabelledText(
        labelled.labels(), order.options().in(labelled.transcript().language()));
  }

  private List<List<TimedWord>> sentences() {
    return labelled.transcript().segments().stream()
        .map(segment -> segment.words().stream().map(Transcript.Word::timed).toList())
        .toList();
  }

  private TimeSpan room() {
    return new TimeSpan(0, seconds);
  }

  static OutputFile output(WorkFile file, StepContext context) {
    String type =
        switch (file.name().substring(file.name().lastIndexOf('.') + 1)) {
          case "srt" -> SubtitleFormat.SRT.contentType();
          case "vtt" -> SubtitleFormat.VTT.contentType();
          case "ass" -> AssText.CONTENT_TYPE;
          case "json" -> "application/json";
          case "mp4" -> SubtitleBurner.CONTENT_TYPE;
          default -> "text/plain; charset=utf-8";
        };
    return new OutputFile(file.name(), type, context.path(file));
  }

  String text() {
    return new LabelledText(labelled.labels())
        .plain(labelled.transcript().segments().stream().map(Transcript.Segment::text).toList());
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("language", labelled.transcript().language());
    json.put("engine", engine);
    json.put("duration", seconds);
    json.put("text", labelled.transcript().text());
    if (labelled.labels().isEmpty()) {
      json.put("segments", labelled.transcript().segments());
    } else {
      json.put("speakers", labelled.speakers());
      json.put("segments", segmentsWithSpeakers());
    }
    return json;
  }

  private List<Map<String, Object>> segmentsWithSpeakers() {
    List<Map<String, Object>> segments = new ArrayList<>();
    for (int i = 0; i < labelled.labels().size(); i++) {
      Map<String, Object> segment = new LinkedHashMap<>();
      segment.put("speaker", labelled.labels().get(i));
      segment.putAll(JSON.convertValue(labelled.transcript().segments().get(i), AS_MAP));
      segments.add(segment);
    }
    return segments;
  }
}
