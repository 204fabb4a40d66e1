package dev.cadenza.tts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.CueLayout;
import dev.cadenza.media.SubtitleFormat;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.pipeline.Product.OutputFile;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.WorkFile;
import dev.cadenza.tts.Timeline.TimedSentence;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** When each sentence is spoken, in two forms: for programs and for players. */
record TimingFiles(Timeline timeline, Voice voice) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final WorkFile JSON_FILE = new WorkFile("timings.json");
  private static final WorkFile VTT_FILE = new WorkFile("timings.vtt");

  WorkFile writeJson(StepContext context) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("voice", voice.id());
    json.put("language", voice.language());
    json.put("duration", timeline.seconds());
    json.put("sentences", timeline.sentences());
    JSON.writerWithDefaultPrettyPrinter().writeValue(context.path(JSON_FILE).toFile(), json);
    return JSON_FILE;
  }

  WorkFile writeVtt(StepContext context) throws IOException {
    List<List<TimedWord>> sentences =
        timeline.sentences().stream().map(TimingFiles::words).toList();
    Files.writeString(
        context.path(VTT_FILE), SubtitleFormat.VTT.write(CueLayout.ofSentences(sentences)));
    return VTT_FILE;
  }

  /**
   * The words as they are written; where the engine told their times, it had spelled them its own
   * way.
   */
  private static List<TimedWord> words(TimedSentence sentence) {
    return TimedWord.spread(sentence.text(), new TimeSpan(sentence.start(), sentence.end()));
  }

  static OutputFile json(WorkFile file, StepContext context) {
    return new OutputFile(file.name(), "application/json", context.path(file));
  }

  static OutputFile vtt(WorkFile file, StepContext context) {
    return new OutputFile(file.name(), SubtitleFormat.VTT.contentType(), context.path(file));
  }
}
