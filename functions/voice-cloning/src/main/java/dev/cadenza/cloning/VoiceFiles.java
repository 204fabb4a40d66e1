package dev.cadenza.cloning;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.media.ffmpeg.AudioFormat;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.Peaks;
import dev.cadenza.pipeline.Product.OutputFile;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.files.WorkFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The files that a new voice comes with: a preview with its peaks, and a report. */
record VoiceFiles(Media media, StepContext context) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final WorkFile PREVIEW = new WorkFile("preview.mp3");
  private static final WorkFile REPORT = new WorkFile("report.json");
  private static final WorkFile PEAKS = new WorkFile("peaks.json");

  /**
   * @param spoken the preview
   * @param voice the id of the new voice
   */
  List<WorkFile> write(PcmFile spoken, String voice, Map<String, Object> report)
      throws IOException, InterruptedException {
    Path levelled = context.directory().resolve("levelled.wav");
    media.levelling(spoken, context::cancelled).write(spoken, levelled, context::cancelled);
    PcmFile audio = PcmFile.open(levelled);
    media.encode(
        audio,
        context.path(PREVIEW),
        AudioFormat.MP3,
        Map.of("comment", "Synthetic speech by " + voice),
        _ -> context.progress(0.5),
        context::cancelled);
    Peaks.write(audio, context.path(PEAKS));
    JSON.writerWithDefaultPrettyPrinter().writeValue(context.path(REPORT).toFile(), report);
    return List.of(PREVIEW, REPORT, PEAKS);
  }

  Path preview() {
    return context.path(PREVIEW);
  }

  List<OutputFile> outputs() {
    return List.of(
        output(PREVIEW, AudioFormat.MP3.contentType()),
        output(REPORT, "application/json"),
        output(PEAKS, "application/json"));
  }

  private OutputFile output(WorkFile file, String type) {
    return new OutputFile(file.name(), type, context.path(file));
  }
}
