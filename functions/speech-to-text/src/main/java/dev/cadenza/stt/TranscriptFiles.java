package dev.cadenza.stt;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.Transcript;
import dev.cadenza.media.Cue;
import dev.cadenza.media.CueLayout;
import dev.cadenza.media.PcmFile;
import dev.cadenza.media.Peaks;
import dev.cadenza.media.SubtitleFormat;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.pipeline.Product.OutputFile;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.WorkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The forms in which a transcript is delivered. */
record TranscriptFiles(Transcript transcript, String engine, double seconds) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final WorkFile TEXT = new WorkFile("transcript.txt");
  private static final WorkFile SRT = new WorkFile("transcript.srt");
  private static final WorkFile VTT = new WorkFile("transcript.vtt");
  private static final WorkFile FULL = new WorkFile("transcript.json");
  private static final WorkFile PEAKS = new WorkFile("peaks.json");

  TranscriptFiles {
    transcript = transcript.within(seconds);
  }

  /**
   * @param audio the recording, for its peaks
   */
  List<WorkFile> write(PcmFile audio, StepContext context) throws IOException {
    List<Cue> cues = subtitles();
    Files.writeString(context.path(TEXT), text());
    Files.writeString(context.path(SRT), SubtitleFormat.SRT.write(cues));
    Files.writeString(context.path(VTT), SubtitleFormat.VTT.write(cues));
    JSON.writerWithDefaultPrettyPrinter().writeValue(context.path(FULL).toFile(), json());
    Peaks.write(audio, context.path(PEAKS));
    return List.of(TEXT, SRT, VTT, FULL, PEAKS);
  }

  List<Cue> subtitles() {
    return CueLayout.ofSentences(
        transcript.segments().stream()
            .map(segment -> segment.words().stream().map(Transcript.Word::timed).toList())
            .toList(),
        new TimeSpan(0, seconds));
  }

  static OutputFile output(WorkFile file, StepContext context) {
    String type =
        switch (file.name().substring(file.name().lastIndexOf('.') + 1)) {
          case "srt" -> SubtitleFormat.SRT.contentType();
          case "vtt" -> SubtitleFormat.VTT.contentType();
          case "json" -> "application/json";
          default -> "text/plain; charset=utf-8";
        };
    return new OutputFile(file.name(), type, context.path(file));
  }

  /** A line for each stretch of speech. */
  private String text() {
    return transcript.segments().stream()
        .map(segment -> segment.text() + "\n")
        .collect(Collectors.joining());
  }

  private Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("language", transcript.language());
    json.put("engine", engine);
    json.put("duration", seconds);
    json.put("text", transcript.text());
    json.put("segments", transcript.segments());
    return json;
  }
}
